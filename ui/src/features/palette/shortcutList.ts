import type { Shortcut } from '../../lib/shortcuts';

interface ShortcutGroup {
  title: string;
  shortcuts: [keys: Shortcut, does: string][];
}

/** Every shortcut, as the help sheet and the settings show them. */
export const SHORTCUTS: ShortcutGroup[] = [
  {
    title: 'Anywhere',
    shortcuts: [
      ['mod+k', 'Search people and actions'],
      ['c', 'New contact'],
      ['mod+z', 'Undo the latest change'],
      ['mod+\\', 'Fold or unfold the sidebar'],
      ['mod+,', 'Settings'],
      ['?', 'Show this sheet'],
    ],
  },
  {
    title: 'Go to',
    shortcuts: [
      ['g c', 'Contacts'],
      ['g s', 'Segments'],
      ['g b', 'Boards'],
      ['g r', 'Records'],
      ['g a', 'Submissions'],
      ['g f', 'Flow apps'],
      ['g o', 'Intake bots'],
      ['g i', 'Imports'],
      ['g h', 'History'],
      ['g m', 'Matches to check'],
      ['g u', 'Unmatched submissions'],
    ],
  },
  {
    title: 'List of contacts',
    shortcuts: [
      ['/', 'Search the list'],
      ['f', 'Filter the list'],
      ['shift+f', 'Open the filter builder'],
      ['j', 'Next row (or ↓)'],
      ['k', 'Previous row (or ↑)'],
      ['Enter', 'Open the contact'],
      ['Space', 'Peek at the contact'],
      ['x', 'Select the row'],
      ['shift+ArrowDown', 'Extend the selection'],
      ['mod+a', 'Select all that match'],
      ['Home', 'First row'],
      ['End', 'Last row'],
      ['Delete', 'Move the selection to the bin'],
      ['Escape', 'Close the peek, or clear the selection'],
    ],
  },
  {
    title: 'Board',
    shortcuts: [
      ['c', 'New card'],
      ['/', 'Search the cards'],
      ['f', 'Filter the cards'],
      ['Enter', 'Open the card'],
      ['Space', 'Pick the card up, and drop it'],
      ['ArrowDown', 'Next card, or move the one that is held (and ← → ↑)'],
      ['[', 'Previous card'],
      [']', 'Next card'],
      ['Escape', 'Close the card, or put it back'],
    ],
  },
  {
    title: 'List of records',
    shortcuts: [
      ['c', 'New record'],
      ['/', 'Search the list'],
      ['Enter', 'Open the record'],
      ['x', 'Select the row'],
      ['[', 'Previous record, on its page'],
      [']', 'Next record, on its page'],
    ],
  },
  {
    title: 'Contact',
    shortcuts: [
      ['[', 'Previous contact'],
      [']', 'Next contact'],
      ['e', 'Edit'],
      ['n', 'Write a note'],
      ['t', 'Tag'],
      ['Escape', 'Back to the list'],
    ],
  },
];
