import { useQueryClient } from '@tanstack/react-query';
import { toast } from '../../../components/toast';
import { type FieldId, type FieldValue, ipc, type RecordId } from '../../../ipc';
import { undoOperation } from '../../contacts/api';
import { recordQuery } from '../api';
import { recordValue } from '../table/columns';

/** Saves a value of a record, says so and offers to take it back. */
export function useUpdateRecord(record: RecordId) {
  const client = useQueryClient();
  return async (field: FieldId, values: string[], said: (now: FieldValue | undefined) => string): Promise<void> => {
    const { record: saved, operation } = await ipc.updateRecord({ record, values: [{ field, values }] });
    // The answer is the record as it is now: it is shown at once, before the event says that others went stale.
    client.setQueryData(recordQuery(record).queryKey, saved);
    if (operation !== null) toast({ message: said(recordValue(saved, field)), undo: undoOperation(operation) });
  };
}
