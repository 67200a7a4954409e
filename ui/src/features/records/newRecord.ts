import type { RecordTypeId } from '../../ipc';
import { createStore } from '../../lib/store';

/** What the “New record” dialog begins with. */
export interface NewRecord {
  type: RecordTypeId;
  /** The contact that the record is made for; whoever makes it cannot choose another. */
  contact?: { id: string; name: string };
}

/** Open where it is set; any screen may open it. */
export const newRecordDialog = createStore<NewRecord | null>(null);

/** Whether the “New record type” dialog is open. */
export const newTypeDialog = createStore(false);
