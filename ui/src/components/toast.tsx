import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type ErrorCode, toIpcError } from '../ipc';
import { errorCopy } from '../lib/errorCopy';
import classes from './toast.module.css';
import { type Undo, watched } from './workProgress';

export type { Undo } from './workProgress';

interface ToastAction {
  label: string;
  onClick: () => void;
}

interface ToastInput {
  /** What was done, and how many: “Moved 37 contacts to the bin”. */
  message: string;
  /** Takes it back. Ctrl/⌘ Z does the same, also when the toast is gone. */
  undo?: Undo | undefined;
  action?: ToastAction | undefined;
}

interface Undoable {
  toast: string;
  message: string;
  undo: Undo;
}

/** How far back Ctrl/⌘ Z reaches. */
const REMEMBERED = 100;

/** What can be taken back, the latest last. */
let undoable: Undoable[] = [];

/** One after the other: an earlier change can only be undone when the later one has been. */
let undoing: Promise<void> = Promise.resolve();

/** Takes back the latest change that offered it; pressed again, the one before. */
export function undoLatest(): Promise<void> {
  return queueUndo(() => undoable.at(-1));
}

function queueUndo(choose: () => Undoable | undefined): Promise<void> {
  undoing = undoing.then(async () => {
    const change = choose();
    if (change) await takeBack(change);
  });
  return undoing;
}

async function takeBack(change: Undoable): Promise<void> {
  undoable = undoable.filter((other) => other !== change);
  notifications.hide(change.toast);
  const code = await takenBack(change);
  // What is in the way stays in the way; anything else may pass, and the change can be tried again.
  if (code !== null && code !== 'conflict' && code !== 'not_found') undoable.push(change);
}

/** Takes back a change that was told long ago, after what is being taken back now. */
export function undoEarlier(change: Pick<Undoable, 'message' | 'undo'>): Promise<void> {
  undoing = undoing.then(async () => {
    await takenBack(change);
  });
  return undoing;
}

/** Takes a change back and says so; resolves to why not, where it was not. */
async function takenBack({ message, undo }: Pick<Undoable, 'message' | 'undo'>): Promise<ErrorCode | null> {
  try {
    await watched('Undoing', undo);
    toast({ message: `Undone: ${message}` });
    return null;
  } catch (thrown) {
    const { code } = toIpcError(thrown);
    if (code === 'cancelled') toast({ message: `Stopped, nothing was undone: ${message}` });
    else toastError(thrown);
    return code;
  }
}

/** Closes every toast and forgets what they offered. */
export function clearToasts(): void {
  undoable = [];
  notifications.clean();
}

/** Says what was done. */
export function toast({ message, undo, action }: ToastInput): void {
  const id = crypto.randomUUID();
  const change = undo && { toast: id, message, undo };
  if (change) {
    // One offer at a time: a person who edits value after value is not to be walled in by toasts.
    const before = undoable.at(-1);
    if (before) notifications.hide(before.toast);
    undoable = [...undoable, change].slice(-REMEMBERED);
  }
  const actions: ToastAction[] = [
    ...(action ? [{ label: action.label, onClick: action.onClick }] : []),
    ...(change ? [{ label: 'Undo', onClick: () => void queueUndo(() => change) }] : []),
  ];
  show(id, 'good', message, actions, actions.length > 0 ? 10_000 : 4_000);
}

/** Says what failed, and what to do next. It stays until it is closed. */
export function toastError(thrown: unknown, action?: ToastAction): void {
  const error = toIpcError(thrown);
  if (error.code === 'cancelled') return;
  const copy = errorCopy(error);
  show(crypto.randomUUID(), 'bad', `${copy.message} ${copy.next}`.trim(), action ? [action] : [], false);
}

function show(
  id: string,
  tone: 'good' | 'bad',
  message: string,
  actions: ToastAction[],
  autoClose: number | false,
): void {
  const Icon = tone === 'good' ? IconCheck : IconAlertTriangle;
  notifications.show({
    id,
    autoClose,
    withBorder: false,
    classNames: { root: classes.root ?? '', body: classes.body ?? '', closeButton: classes.close ?? '' },
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <div className={classes.line}>
        <Icon size={16} stroke={2} className={tone === 'good' ? classes.good : classes.bad} aria-hidden />
        <span className={classes.text}>{message}</span>
        {actions.map((action) => (
          <button
            key={action.label}
            type="button"
            className={classes.action}
            onClick={() => {
              notifications.hide(id);
              action.onClick();
            }}
          >
            {action.label}
          </button>
        ))}
      </div>
    ),
  });
}
