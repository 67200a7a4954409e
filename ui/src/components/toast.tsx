import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { toIpcError } from '../ipc';
import { errorCopy } from '../lib/errorCopy';
import classes from './toast.module.css';

interface ToastAction {
  label: string;
  onClick: () => void;
}

interface ToastInput {
  /** What was done, and how many: “Moved 37 contacts to the bin”. */
  message: string;
  /** Takes it back. Ctrl/⌘ Z does the same while the toast is the latest. */
  undo?: (() => Promise<unknown>) | undefined;
  action?: ToastAction | undefined;
}

interface Undoable {
  toast: string;
  undo: () => Promise<unknown>;
}

let latest: Undoable | null = null;

/** Takes back what the latest toast offers to undo. Returns whether there was anything. */
export async function undoLatest(): Promise<boolean> {
  if (!latest) return false;
  const { toast: id, undo } = latest;
  latest = null;
  notifications.hide(id);
  try {
    await undo();
    toast({ message: 'Undone' });
  } catch (thrown) {
    toastError(thrown);
  }
  return true;
}

/** Says what was done. */
export function toast({ message, undo, action }: ToastInput): void {
  const id = crypto.randomUUID();
  if (undo) latest = { toast: id, undo };
  const actions: ToastAction[] = [
    ...(action ? [{ label: action.label, onClick: action.onClick }] : []),
    ...(undo
      ? [{ label: 'Undo', onClick: () => void (latest?.toast === id ? undoLatest() : undoOlder(id, undo)) }]
      : []),
  ];
  show(id, 'good', message, actions, undo || action ? 10_000 : 4_000);
}

async function undoOlder(id: string, undo: () => Promise<unknown>): Promise<void> {
  notifications.hide(id);
  try {
    await undo();
    toast({ message: 'Undone' });
  } catch (thrown) {
    toastError(thrown);
  }
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
