import { toast, type Undo } from '../../../../components/toast';
import { type CreateField, type FieldSaved, type ImportId, type IpcError, ipc, toIpcError } from '../../../../ipc';
import { formatCountOf } from '../../../../lib/format';
import { undoOperation } from '../../../contacts/api';
import { send } from '../run';
import { fieldTarget } from './targets';

/** A field that is to be made of a column, and where the column goes until then. */
export interface Making {
  header: string;
  from: string;
  input: CreateField;
}

/** What became of making fields: all of them, or those before the one that was refused. */
export interface Made {
  count: number;
  refused: { header: string; error: IpcError } | null;
}

/** Sends a column to the field that was made of it, says so, and offers to take both back. */
export function sendToNewFields(draft: ImportId, made: readonly { header: string; from: string; saved: FieldSaved }[]) {
  if (made.length === 0) return;
  send({
    type: 'targets',
    draft,
    targets: Object.fromEntries(made.map(({ header, saved }) => [header, fieldTarget(saved.field)])),
  });
  const [first] = made;
  const takeBack: Undo = async (job, onProgress) => {
    for (const { saved } of made.toReversed()) {
      if (saved.operation) await undoOperation(saved.operation)(job, onProgress);
    }
    send({ type: 'targets', draft, targets: Object.fromEntries(made.map(({ header, from }) => [header, from])) });
  };
  toast({
    message:
      made.length === 1 ? `Made the field ${first?.saved.field.label}` : `Made ${formatCountOf(made.length, 'field')}`,
    undo: made.some(({ saved }) => saved.operation !== null) ? takeBack : undefined,
  });
}

/** Makes fields one after the other, up to the first that is refused. `onDone` hears how many there are. */
export async function makeFields(
  draft: ImportId,
  wanted: readonly Making[],
  onDone: (count: number) => void,
): Promise<Made> {
  const made: { header: string; from: string; saved: FieldSaved }[] = [];
  let refused: Made['refused'] = null;
  for (const { header, from, input } of wanted) {
    try {
      made.push({ header, from, saved: await ipc.createField(input) });
      onDone(made.length);
    } catch (thrown) {
      refused = { header, error: toIpcError(thrown) };
      break;
    }
  }
  sendToNewFields(draft, made);
  return { count: made.length, refused };
}
