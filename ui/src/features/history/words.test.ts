import { expect, it } from 'vitest';
import { operationDetail, operationWords } from './words';

it.each([
  ['contact.create', null, 0, 'Created a contact'],
  ['contact.update', 'Ana Ruiz', 1, 'Edited Ana Ruiz'],
  ['contact.update', null, 0, 'Edited a contact'],
  ['contact.delete', null, 37, 'Moved 37 contacts to the bin'],
  ['contact.delete', 'Ana Ruiz', 1, 'Moved Ana Ruiz to the bin'],
  ['contact.restore', null, 1204, 'Restored 1,204 contacts'],
  ['contact.field', 'Budget', 812, 'Set Budget on 812 contacts'],
  ['tag.contacts', 'vip', 1, 'Changed the tags of 1 contact'],
  ['tag.merge', 'vip', 9, 'Merged a tag into vip'],
  ['tag.delete', 'vip', 9, 'Deleted the tag vip'],
  ['note.add', null, 0, 'Wrote a note'],
  ['submission.link', 'Ana Ruiz', 1, 'Linked a submission to Ana Ruiz'],
  ['match.split', null, 2, 'Split a match off'],
  ['field.update', 'Size', 300, 'Changed the field Size'],
  ['field.delete', null, 0, 'Deleted a field for good'],
  ['field.group', 'Company info', 0, 'Changed the field group Company info'],
  ['segment.create', 'Hot leads', 0, 'Added the segment Hot leads'],
  ['segment.update', 'Hot leads', 12, 'Changed the segment Hot leads'],
  ['segment.move', null, 0, 'Moved a segment'],
  ['segment.delete', 'Hot leads', 0, 'Deleted the segment Hot leads'],
  ['board.create', 'Sales', 0, 'Made the board Sales'],
  ['phase.delete', 'Qualified', 0, 'Deleted the phase Qualified'],
  ['card.move', 'Website', 1, 'Moved the card Website'],
  ['card.delete', null, 0, 'Moved cards to the bin'],
  ['card.comment', null, 1, 'Commented on a card'],
  ['record.create', 'Roof', 0, 'Created the record Roof'],
  ['record.delete', null, 3, 'Moved records to the bin'],
  ['record.link', null, 1, 'Linked a contact to a record'],
  ['record_type.update', 'Deal', 0, 'Changed the record type Deal'],
  ['card.move', null, 2, 'Moved a card'],
  ['flow_app.create', 'Sales', 0, 'Added the flow app Sales'],
  ['bot.update', 'Quote request', 0, 'Changed the bot Quote request'],
  ['routing_rule.move', null, 0, 'Moved a routing rule'],
  ['routing.apply', 'Sales', 0, 'Routed submissions of Sales'],
  ['import', 'contacts.csv', 310, 'Imported contacts.csv'],
  ['saved_view.copy', 'Leads', 0, 'Saved view, copy: Leads'],
  ['saved_view.move', null, 2, 'Saved view, move: 2 contacts'],
  ['toString', null, 0, 'ToString'],
])('%s of %s on %i contacts reads %s', (kind, about, contacts, words) => {
  expect(operationWords({ kind, about, contacts })).toBe(words);
});

it('the tag stands beside the contacts that were given or lost it', () => {
  expect(operationDetail({ kind: 'tag.contacts', about: 'vip', contacts: 3 })).toBe('vip');
  expect(operationDetail({ kind: 'contact.field', about: 'Budget', contacts: 3 })).toBeNull();
});
