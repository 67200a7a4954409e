import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { shortcutKeys, useShortcuts } from './shortcuts';

const keys = {
  c: vi.fn(),
  'g c': vi.fn(),
  'mod+k': vi.fn(),
  '?': vi.fn(),
  Space: vi.fn(),
  'shift+ArrowDown': vi.fn(),
  'mod+a': vi.fn(),
  Enter: vi.fn(),
};

function Page({ dialog = false }: { dialog?: boolean }) {
  useShortcuts(keys);
  return (
    <>
      <input aria-label="Name" />
      <textarea aria-label="Note" />
      <div contentEditable role="textbox" tabIndex={0} aria-label="Rich" suppressContentEditableWarning />
      <input type="checkbox" aria-label="Tick" />
      <button type="button">Press</button>
      {dialog && <div role="dialog" aria-modal="true" aria-label="Dialog" />}
    </>
  );
}

describe('plain keys', () => {
  it('fire on the page', async () => {
    render(<Page />);
    await userEvent.keyboard('c?');
    expect(keys.c).toHaveBeenCalledTimes(1);
    expect(keys['?']).toHaveBeenCalledTimes(1);
  });

  it.each(['Name', 'Note', 'Rich'])('do not fire while typing into “%s”', async (label) => {
    render(<Page />);
    await userEvent.click(screen.getByLabelText(label));
    await userEvent.keyboard('c?gc');
    expect(keys.c).not.toHaveBeenCalled();
    expect(keys['?']).not.toHaveBeenCalled();
    expect(keys['g c']).not.toHaveBeenCalled();
  });

  it('fire on a tick box, where nobody types', () => {
    render(<Page />);
    fireEvent.keyDown(screen.getByLabelText('Tick'), { key: 'c' });
    expect(keys.c).toHaveBeenCalledTimes(1);
  });

  it('do not fire under a dialog', () => {
    render(<Page dialog />);
    fireEvent.keyDown(document.body, { key: 'c' });
    expect(keys.c).not.toHaveBeenCalled();
  });

  it('are not taken from an input method that is composing', () => {
    render(<Page />);
    fireEvent.keyDown(document.body, { key: 'c', isComposing: true });
    expect(keys.c).not.toHaveBeenCalled();
  });
});

it('a chord fires even while typing', async () => {
  render(<Page />);
  await userEvent.click(screen.getByLabelText('Name'));
  fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'k', ctrlKey: true });
  expect(keys['mod+k']).toHaveBeenCalledTimes(1);
});

it('a chord that edits text is left to the field, and is the page’s elsewhere', () => {
  render(<Page />);
  fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'a', ctrlKey: true });
  expect(keys['mod+a']).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: 'a', ctrlKey: true });
  expect(keys['mod+a']).toHaveBeenCalledTimes(1);
});

it('Enter and Space stay with a button that has the focus', () => {
  render(<Page />);
  const button = screen.getByRole('button', { name: 'Press' });
  fireEvent.keyDown(button, { key: 'Enter' });
  fireEvent.keyDown(button, { key: ' ' });
  expect(keys.Enter).not.toHaveBeenCalled();
  expect(keys.Space).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: 'Enter' });
  expect(keys.Enter).toHaveBeenCalledTimes(1);
});

it('a sequence wins over its second key alone', async () => {
  render(<Page />);
  await userEvent.keyboard('gc');
  expect(keys['g c']).toHaveBeenCalledTimes(1);
  expect(keys.c).not.toHaveBeenCalled();
});

it('shift is told from the bare key only where nothing is printed', () => {
  render(<Page />);
  fireEvent.keyDown(document.body, { key: 'ArrowDown', shiftKey: true });
  fireEvent.keyDown(document.body, { key: '?', shiftKey: true });
  expect(keys['shift+ArrowDown']).toHaveBeenCalledTimes(1);
  expect(keys['?']).toHaveBeenCalledTimes(1);
});

it('keys are shown as they stand on the keyboard', () => {
  expect(shortcutKeys('mod+k')).toEqual(['Ctrl', 'K']);
  expect(shortcutKeys('g c')).toEqual(['G', 'C']);
});
