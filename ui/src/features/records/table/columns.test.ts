import { expect, it } from 'vitest';
import { seedTypes } from '../../../ipc/fake/records/seeds';
import { shownColumns, withHidden, withMoved } from '../../contacts/columnLayout';
import { mendedLayout, recordColumns, usualLayout } from './columns';

const [DEAL] = seedTypes(1);
if (!DEAL) throw new Error('no type');
const columns = recordColumns(DEAL, []);
const usual = usualLayout(columns);
const labels = (layout = usual, all = columns) => shownColumns(layout, all).map(({ label }) => label);

it('a table begins with the title under the name of its field, a few fields, and who is linked', () => {
  expect(labels()).toEqual(['Name', 'Amount', 'Stage', 'Expected close', 'Owner', 'Contacts', 'Updated']);
});

it('a field that came since stands behind the others, and costs no arrangement', () => {
  const arranged = withMoved(
    withHidden(usual, 'field:rf-deal-stage', true),
    'field:rf-deal-owner',
    'field:rf-deal-amount',
  );
  const [first] = DEAL.fields;
  if (!first) throw new Error('no field');
  const grown = recordColumns({ ...DEAL, fields: [...DEAL.fields, { ...first, id: 'new', label: 'New' }] }, []);
  const mended = mendedLayout(arranged, grown);
  expect(labels(withHidden(mended, 'field:new', false), grown)).toEqual([
    'Name',
    'Owner',
    'Amount',
    'Expected close',
    'New',
    'Contacts',
    'Updated',
  ]);
});

it('a field that is gone is passed over', () => {
  const without = recordColumns({ ...DEAL, fields: DEAL.fields.filter(({ key }) => key !== 'amount') }, []);
  expect(labels(mendedLayout(usual, without), without)).not.toContain('Amount');
});
