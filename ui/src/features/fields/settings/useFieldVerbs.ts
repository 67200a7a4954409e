import { useQueryClient } from '@tanstack/react-query';
import { confirm } from '../../../components/confirm';
import { toast, toastError } from '../../../components/toast';
import {
  type FieldGroupId,
  type FieldGroupInfo,
  type FieldId,
  type FieldInfo,
  type FieldList,
  ipc,
  type OperationId,
} from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { undoOperation } from '../../contacts/api';
import { withMovedField } from './order';
import { type FieldOwner, useFieldOwner } from './owner';

/** Says what was done and offers to take it back. */
export function saidWithUndo(message: string, operation: OperationId | null): void {
  toast({ message, undo: operation === null ? undefined : undoOperation(operation) });
}

/** What can be done with fields and groups. Whatever moves is shown in its new place at once. */
export function useFieldVerbs() {
  const client = useQueryClient();
  const owner = useFieldOwner();

  async function run(
    verb: () => Promise<{ operation: OperationId | null }>,
    message: string,
    shown?: (list: FieldList) => FieldList,
  ) {
    const takeBack = shown && owner.showAtOnce(client, shown);
    try {
      const { operation } = await verb();
      saidWithUndo(message, operation);
      return true;
    } catch (thrown) {
      takeBack?.();
      toastError(thrown);
      return false;
    }
  }

  return {
    moveField: (field: FieldInfo, group: FieldGroupId | null, before: FieldId | null, groupName: string) =>
      run(
        () => ipc.moveField({ field: field.id, group, before }),
        group === field.group ? `Moved ${field.label}` : `Moved ${field.label} to “${groupName}”`,
        (list) => withMovedField(list, field.id, group, before),
      ),
    archiveField: (field: FieldInfo) =>
      run(() => ipc.archiveField({ field: field.id, archived: true }), `Archived ${field.label}; its values are kept`),
    restoreField: (field: FieldInfo) =>
      run(() => ipc.archiveField({ field: field.id, archived: false }), `Restored ${field.label}`),
    deleteField: (field: FieldInfo) => deleteField(field, owner.nouns),
    moveGroup: (group: FieldGroupInfo, before: FieldGroupId | null) =>
      run(
        () => ipc.moveFieldGroup({ group: group.id, before }),
        `Moved ${group.name}`,
        (list) => {
          const others = list.groups.filter(({ id }) => id !== group.id);
          const index = before === null ? others.length : others.findIndex(({ id }) => id === before);
          return { ...list, groups: others.toSpliced(index, 0, group) };
        },
      ),
    addGroup: (name: string) => run(() => ipc.createFieldGroup({ name }), `Added ${name}`),
    renameGroup: (group: FieldGroupInfo, name: string) =>
      run(() => ipc.updateFieldGroup({ group: group.id, name }), `Renamed “${group.name}” to “${name}”`),
    deleteGroup: (group: FieldGroupInfo) =>
      run(() => ipc.deleteFieldGroup({ group: group.id }), `Deleted “${group.name}”; its fields are kept`),
  };
}

/** Deletes a field with its values, after saying how many go. It cannot be undone. */
async function deleteField(field: FieldInfo, nouns: FieldOwner['nouns']): Promise<void> {
  try {
    const { contacts, inBin } = await ipc.getFieldUse({ field: field.id });
    const values = formatCountOf(contacts + inBin, 'value');
    const bin = inBin > 0 ? ` (${formatCountOf(inBin, ...nouns)} of them in the bin)` : '';
    const agreed = await confirm({
      title: `Delete “${field.label}” for good?`,
      body:
        contacts + inBin === 0
          ? `No ${nouns[0]} has a value of it. This cannot be undone.`
          : `${values} go with it${bin}. This cannot be undone; archiving would keep them.`,
      action: contacts + inBin === 0 ? 'Delete for good' : `Delete with ${values}`,
      tone: 'danger',
    });
    if (!agreed) return;
    await ipc.deleteField({ field: field.id });
    toast({ message: `Deleted ${field.label}` });
  } catch (thrown) {
    toastError(thrown);
  }
}
