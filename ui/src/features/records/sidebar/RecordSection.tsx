import { IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { NavMenu } from '../../../components/NavMenu';
import { NavSection } from '../../../components/NavSection';
import classes from '../../../components/NavSection.module.css';
import { TruncatedText } from '../../../components/TruncatedText';
import { formatCount } from '../../../lib/format';
import { useCanSet } from '../../workspace/useCanSet';
import { recordTypesQuery, useRecordTypes } from '../api';
import { RecordIcon } from '../icons';
import { newTypeDialog } from '../newRecord';
import own from './RecordSection.module.css';

const NAMES = { icon: IconStack2, title: 'Records', nouns: ['record type', 'record types'] } as const;
const make = () => newTypeDialog.set(true);

/** Every record type with its count, for the sidebar: a section that folds, or one icon where the sidebar is folded. */
export function RecordSection({ folded }: { folded: boolean }) {
  const add = useCanSet() ? make : undefined;
  if (folded) return <FoldedRecords onAdd={add} />;
  return (
    <NavSection {...NAMES} to="/records" storedAs="records.folded" onAdd={add} className={own.section}>
      <TypeList />
    </NavSection>
  );
}

function FoldedRecords({ onAdd }: { onAdd: (() => void) | undefined }) {
  const navigate = useNavigate();
  const types = useRecordTypes();
  const current = useParams({ strict: false }).type;
  const entries = types.map(({ id, plural, icon, color, recordCount }) => ({
    id,
    name: plural,
    count: recordCount,
    mark: <RecordIcon icon={icon} color={color} size={18} />,
  }));
  return (
    <NavMenu
      {...NAMES}
      entries={entries}
      current={current}
      onOpen={(type) => void navigate({ to: '/records/$type', params: { type }, search: {} })}
      onOpenAll={() => void navigate({ to: '/records' })}
      onAdd={onAdd}
    />
  );
}

function TypeList() {
  const { data: types } = useQuery(recordTypesQuery);
  const canSet = useCanSet();
  if (types === undefined) return null;
  if (types.length === 0) {
    return (
      <p className={classes.none}>{canSet ? 'Deals, invoices, properties: make a type.' : 'No record types yet.'}</p>
    );
  }
  return (
    <ul className={`${classes.list} ${own.list}`} aria-label="Record types">
      {types.map(({ id, plural, icon, color, recordCount }) => (
        <li key={id} className={classes.line}>
          <div className={`${classes.row} ${own.row}`}>
            <Link to="/records/$type" params={{ type: id }} search={{}} className={`${classes.link} ${own.link}`}>
              <RecordIcon icon={icon} color={color} size={18} />
              <TruncatedText text={plural} className={classes.name} />
              <span className={`${classes.count} numeric`}>{formatCount(recordCount)}</span>
            </Link>
          </div>
        </li>
      ))}
    </ul>
  );
}
