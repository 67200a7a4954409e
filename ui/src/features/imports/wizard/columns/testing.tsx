// The wizard at its question about columns, for the tests of what can be answered there.

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type Backend, type CreateField, type ImportDraft, IpcError, type RunImport } from '../../../../ipc';
import { FIELDS, fieldInfo } from '../../../../test/fields';
import { renderApp } from '../../../../test/render';
import { column, draft } from '../../testing';

export const FILE = draft({
  rowsNameBot: true,
  columns: [
    column('Mail', { label: 'E-mail', target: 'email', reason: 'label', samples: ['ana@example.org'] }),
    column('Firm', { label: 'Which company?', samples: ['Acme'] }),
    column('Price', {
      label: 'What is your budget?',
      samples: ['1,234'],
      ambiguousNumbers: true,
      fieldGuess: { type: 'currency', config: { currency: 'EUR' }, options: [] },
    }),
    column('Size', { samples: ['S', 'M'], fieldGuess: { type: 'select', config: {}, options: ['S', 'M'] } }),
  ],
});

/** Opens the wizard where it asks where each column goes. */
export async function openColumns(answers: Partial<Backend> = {}, file: ImportDraft = FILE) {
  const app = await renderApp({
    path: '/imports/new',
    answers: {
      pickImportFiles: async () => ['/home/sam/rows.csv'],
      stageImport: async () => file,
      discardDraft: async () => null,
      previewMapping: async () => ({ rows: 10, withEmail: 10, withPhone: 0, withName: 0, problems: [] }),
      listFields: async () => FIELDS,
      ...answers,
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Choose files' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
  await screen.findByText('Where does each column go?');
  return app;
}

export const target = (label: string) => screen.getByRole('combobox', { name: `${label} goes to` });

export async function sendTo(label: string, place: string) {
  await userEvent.click(target(label));
  await userEvent.click(await screen.findByRole('option', { name: place }));
}

export const mappings = (inputs: unknown[]) =>
  inputs.map((input) => (input as RunImport).settings.mapping?.columns ?? {});

/** Makes fields as the core does, refusing one label. */
export function fieldMaker(refused?: string): Backend['createField'] {
  return async ({ definition, group }: CreateField) => {
    if (definition.label === refused) {
      throw new IpcError({
        code: 'duplicate',
        message: `There is a field “${refused}” already.`,
        details: { field: 'label', existing: null, path: null },
      });
    }
    const key = definition.label.toLowerCase().replace(/\W+/g, '_').replace(/_$/, '');
    return {
      field: fieldInfo(`id-${key}`, definition.label, { key, group, type: definition.type }),
      operation: `made-${key}`,
    };
  };
}
