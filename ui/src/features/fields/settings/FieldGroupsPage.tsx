import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { Sortable, SortableLine } from '../../../components/Sortable';
import type { FieldGroupInfo } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { SavedText } from '../../settings/SavedText';
import { workspaceQuery } from '../../workspace/api';
import { fieldsQuery } from '../api';
import classes from './Settings.module.css';
import { useFieldVerbs } from './useFieldVerbs';

/** The sections of the profile that custom fields stand in. */
export function FieldGroupsPage() {
  const answer = useQuery(fieldsQuery);
  const you = useQuery(workspaceQuery).data?.member;
  const { moveGroup } = useFieldVerbs();
  if (answer.isError) {
    return <ErrorState what="The field groups" error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  if (!answer.data || !you) return <SkeletonRows rows={4} height={44} label="Loading settings" />;
  const readOnly = you.role === 'member';
  const { groups, fields } = answer.data;
  return (
    <>
      <div className={classes.lead}>
        <p>
          {readOnly
            ? 'Only the owner or an admin changes field groups.'
            : 'The sections of the profile, in their order. A group without fields is not shown there.'}
        </p>
      </div>
      <Sortable
        items={groups.map(({ id }) => id)}
        nameOf={(id) => groups.find((group) => group.id === id)?.name ?? ''}
        placeOf={(id, order) => `${order.indexOf(id) + 1} of ${order.length}`}
        onDrop={(id, order) => {
          const group = groups.find((each) => each.id === id);
          if (group) void moveGroup(group, order[order.indexOf(id) + 1] ?? null);
        }}
      >
        {groups.map((group) => (
          <GroupLine
            key={group.id}
            group={group}
            fields={fields.filter((field) => field.group === group.id && !field.archived).length}
            readOnly={readOnly}
          />
        ))}
      </Sortable>
      {!readOnly && <NewGroup />}
    </>
  );
}

interface GroupLineProps {
  group: FieldGroupInfo;
  fields: number;
  readOnly: boolean;
}

function GroupLine({ group, fields, readOnly }: GroupLineProps) {
  const { renameGroup, deleteGroup } = useFieldVerbs();
  return (
    <SortableLine id={group.id} name={group.name} fixed={readOnly} className={classes.line}>
      {(handle) => (
        <>
          {handle}
          <span className={classes.label}>
            {readOnly ? (
              <bdi>{group.name}</bdi>
            ) : (
              <SavedText
                id={`group-${group.id}`}
                label={`Name of ${group.name}`}
                value={group.name}
                quiet
                required
                onSave={(name) => renameGroup(group, name)}
              />
            )}
          </span>
          <span className={`${classes.typeName} numeric`}>{formatCountOf(fields, 'field')}</span>
          {!readOnly && (
            <Tooltip label="Delete; its fields are kept">
              <ActionIcon aria-label={`Delete ${group.name}`} onClick={() => void deleteGroup(group)}>
                <IconTrash size={15} />
              </ActionIcon>
            </Tooltip>
          )}
        </>
      )}
    </SortableLine>
  );
}

function NewGroup() {
  const { addGroup } = useFieldVerbs();
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <Button variant="default" mt="md" leftSection={<IconPlus size={16} />} onClick={() => setName('')}>
        Add group
      </Button>
    );
  }
  return (
    <form
      className={classes.newGroup}
      onSubmit={async (event) => {
        event.preventDefault();
        if (name.trim() !== '' && (await addGroup(name.trim()))) setName(null);
      }}
    >
      <TextInput
        flex={1}
        autoFocus
        maxLength={120}
        aria-label="Name of the new group"
        placeholder="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setName(null);
        }}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        Add group
      </Button>
      <Button variant="default" onClick={() => setName(null)}>
        Cancel
      </Button>
    </form>
  );
}
