import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactPage, FieldList, FieldValue, ListContacts } from '../../ipc';
import { FIELDS, fieldInfo, option } from '../../test/fields';
import { giveListsAHeight } from '../../test/layout';
import { contactPages, expectNoAxeViolations, renderApp, SAM } from '../../test/render';
import { DEFAULT_LAYOUT, withHidden } from './columnLayout';
import type { ColumnKey } from './columns';

const SITE = fieldInfo('site', 'Web site', { type: 'url' });
const OWNER = fieldInfo('owner', 'Owner', { type: 'member' });
const STARS = fieldInfo('stars', 'Stars', { type: 'rating' });
const LIKES = fieldInfo('likes', 'Likes', {
  type: 'multi_select',
  options: [option('a', 'Alpha'), option('b', 'Beta'), option('c', 'Gamma'), option('d', 'Delta')],
});
const LIST: FieldList = { ...FIELDS, fields: [...FIELDS.fields, SITE, OWNER, STARS, LIKES] };
const VALUES: Record<string, FieldValue> = {
  company: { kind: 'text', value: 'Acme Corp' },
  budget: { kind: 'number', value: 12000 },
  service: { kind: 'option', value: 'o-brand' },
  vip: { kind: 'boolean', value: true },
  site: { kind: 'text', value: 'https://www.acme.example/' },
  owner: { kind: 'member', value: SAM.id },
  stars: { kind: 'number', value: 3 },
  likes: { kind: 'options', value: ['a', 'b', 'c', 'd'] },
};

const plain = contactPages(250);

/** Rows that carry what was asked for. */
async function listContacts(input: ListContacts): Promise<ContactPage> {
  const page = await plain({ ...input, query: { ...input.query, sort: { field: 'name', descending: false } } });
  const fields = (input.fields ?? []).flatMap((field) => {
    const value = VALUES[field];
    return value ? [{ field, value }] : [];
  });
  return { ...page, rows: page.rows.map((row) => ({ ...row, fields })) };
}

function remember(...keys: ColumnKey[]) {
  const layout = keys.reduce((now, key) => withHidden(now, key, false), DEFAULT_LAYOUT);
  localStorage.setItem('contacts.columns', JSON.stringify(layout));
}

async function openList(path = '/contacts', answers = {}) {
  const app = await renderApp({ path, answers: { listContacts, listFields: async () => LIST, ...answers } });
  const grid = await screen.findByRole('grid', { name: 'Contacts' });
  return { ...app, grid };
}

const headers = () => screen.getAllByRole('columnheader').map((header) => header.dataset.column);

beforeEach(() => {
  localStorage.clear();
  giveListsAHeight();
});

describe('custom fields in the table', () => {
  it('are hidden until they are chosen, and rows carry only those that are shown', async () => {
    const { ipc, grid } = await openList();
    expect(ipc.inputsOf('listContacts').every((input) => (input as ListContacts).fields === undefined)).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    const menu = await screen.findByRole('dialog', { name: 'Columns' });
    expect(within(menu).queryByRole('switch', { name: 'Fax' })).toBeNull();
    expect(within(menu).getByRole('heading', { name: 'Company info' })).toBeInTheDocument();
    await userEvent.type(within(menu).getByRole('textbox', { name: 'Find a column' }), 'budg');
    await userEvent.click(within(menu).getByRole('switch', { name: 'Budget' }));
    expect((await within(grid).findAllByText('€12.000')).length).toBeGreaterThan(10);
    expect(headers().at(-1)).toBe('field:budget');
    expect(ipc.inputsOf('listContacts').at(-1)).toMatchObject({ fields: ['budget'] });
  });

  it('are shown by their type', async () => {
    remember(
      'field:company',
      'field:budget',
      'field:service',
      'field:vip',
      'field:owner',
      'field:stars',
      'field:likes',
    );
    const { grid } = await openList('/contacts', {
      listContacts: async (input: ListContacts) => {
        const page = await listContacts(input);
        return { ...page, total: 1, rows: page.rows.slice(0, 1) };
      },
    });
    await within(grid).findByText('Acme Corp');
    expect(within(grid).getByText('€12.000').closest('[role="gridcell"]')).toHaveAttribute('data-align', 'end');
    expect(within(grid).getByText('Branding').closest('[data-color]')).toHaveAttribute('data-color', 'green');
    expect(within(grid).getByText('Yes')).toBeInTheDocument();
    expect(within(grid).getByText(SAM.name)).toBeInTheDocument();
    expect(within(grid).getByRole('img', { name: '3 of 5 stars' })).toBeInTheDocument();
    expect(within(grid).getByText('+2')).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('open a web address without opening the contact', async () => {
    remember('field:site');
    const { ipc, grid, router } = await openList('/contacts', { openLink: async () => null });
    const [button] = await within(grid).findAllByRole('button', { name: 'Open https://www.acme.example/' });
    if (!button) throw new Error('no link');
    expect(button.parentElement).toHaveTextContent('acme.example');
    await userEvent.click(button);
    expect(ipc.inputsOf('openLink')).toEqual(['https://www.acme.example/']);
    expect(router.state.location.pathname).toBe('/contacts');
  });

  it('are sorted by, the largest first, and the address says so', async () => {
    remember('field:budget');
    const { ipc, router } = await openList();
    await userEvent.click(await screen.findByRole('button', { name: 'Budget' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ sort: 'field:budget', desc: true }));
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: /Budget/ })).toHaveAttribute('aria-sort', 'descending'),
    );
    expect(ipc.inputsOf('listContacts').at(-1)).toMatchObject({
      query: { sort: { field: { field: 'budget' }, descending: true } },
      fields: ['budget'],
    });
  });

  it('are hidden from the menu of their header', async () => {
    remember('field:budget');
    await openList();
    await userEvent.click(await screen.findByRole('button', { name: 'Column Budget' }));
    expect(await screen.findByRole('menuitem', { name: 'Highest first' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('menuitem', { name: 'Hide column' }));
    await waitFor(() => expect(headers()).not.toContain('field:budget'));
  });
});

describe('a field that is not there any more', () => {
  it('is neither a column nor asked for, and costs no other column', async () => {
    remember('field:gone', 'field:fax', 'field:company');
    const { ipc, grid } = await openList();
    await within(grid).findAllByText('Acme Corp');
    expect(headers().filter((key) => key?.startsWith('field:'))).toEqual(['field:company']);
    for (const input of ipc.inputsOf('listContacts')) expect(input).toMatchObject({ fields: ['company'] });
  });

  it('leaves a list sorted by it in the order of names', async () => {
    const { ipc } = await openList('/contacts?sort=field:gone&desc=true');
    for (const input of ipc.inputsOf('listContacts'))
      expect(input).toMatchObject({ query: { sort: { field: 'name', descending: false } } });
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'ascending');
  });
});

it('the list stays where it is while a column is added', async () => {
  const { grid } = await openList();
  grid.scrollTop = 2000;
  grid.dispatchEvent(new Event('scroll'));
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  await userEvent.click(await screen.findByRole('switch', { name: 'Company' }));
  await within(grid).findAllByText('Acme Corp');
  expect(grid.scrollTop).toBe(2000);
});

it('a list without the fields is still a list', async () => {
  remember('field:company');
  const { grid } = await openList('/contacts', { listFields: () => Promise.reject(new Error('busy')) });
  expect(within(grid).getAllByRole('row').length).toBeGreaterThan(10);
});
