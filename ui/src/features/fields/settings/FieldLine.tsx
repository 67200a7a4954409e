import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconArchive, IconArrowRight, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { SortableLine } from '../../../components/Sortable';
import { ToneBadge } from '../../../components/ToneBadge';
import { TruncatedText } from '../../../components/TruncatedText';
import type { FieldInfo, FieldList } from '../../../ipc';
import { FIELD_TYPES } from '../fieldTypes';
import { NO_GROUP } from './order';
import { useFieldOwner } from './owner';
import classes from './Settings.module.css';
import { useFieldVerbs } from './useFieldVerbs';

interface FieldLineProps {
  field: FieldInfo;
  list: FieldList;
  readOnly: boolean;
  onEdit: () => void;
}

/** One field: what it is called and what it holds, with all that can be done to it. */
export function FieldLine({ field, list, readOnly, onEdit }: FieldLineProps) {
  const { icon: Icon, name } = FIELD_TYPES[field.type];
  const { titleField } = useFieldOwner();
  return (
    <SortableLine id={field.id} name={field.label} fixed={readOnly} className={classes.line}>
      {(handle) => (
        <>
          {handle}
          <Icon size={16} stroke={1.5} className={classes.type ?? ''} />
          {readOnly ? (
            <span className={classes.label}>
              <TruncatedText text={field.label} />
            </span>
          ) : (
            <UnstyledButton className={classes.label} aria-label={`Edit ${field.label}`} onClick={onEdit}>
              <TruncatedText text={field.label} />
            </UnstyledButton>
          )}
          <code className={classes.key}>
            <TruncatedText text={field.key} />
          </code>
          <span className={classes.marks}>
            {field.id === titleField && <ToneBadge tone="good">Title</ToneBadge>}
            {field.required && field.id !== titleField && <ToneBadge tone="quiet">Required</ToneBadge>}
            {field.unique && <ToneBadge tone="quiet">Unique</ToneBadge>}
          </span>
          <span className={classes.typeName}>{name}</span>
          {!readOnly && <FieldMenu field={field} list={list} onEdit={onEdit} />}
        </>
      )}
    </SortableLine>
  );
}

function FieldMenu({ field, list, onEdit }: Omit<FieldLineProps, 'readOnly'>) {
  const { moveField, archiveField, deleteField } = useFieldVerbs();
  const { recordType, titleField } = useFieldOwner();
  const places = [...list.groups, { id: null, name: NO_GROUP }].filter(({ id }) => id !== field.group);
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={`More for ${field.label}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit}>
          Edit
        </Menu.Item>
        {recordType === null && (
          <Menu.Sub position="left-start">
            <Menu.Sub.Target>
              <Menu.Sub.Item leftSection={<IconArrowRight size={14} />} disabled={places.length === 0}>
                Move to…
              </Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              {places.map(({ id, name }) => (
                <Menu.Item key={id ?? 'none'} onClick={() => void moveField(field, id, null, name)}>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        )}
        {field.id !== titleField && (
          <>
            <Menu.Item leftSection={<IconArchive size={14} />} onClick={() => void archiveField(field)}>
              Archive
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => void deleteField(field)}>
              Delete for good…
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
