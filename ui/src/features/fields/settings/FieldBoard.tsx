import { Sortable, SortableLine } from '../../../components/Sortable';
import type { FieldInfo, FieldList } from '../../../ipc';
import { FieldLine } from './FieldLine';
import { fieldsByGroup, headOf, itemsOf, NO_GROUP, placeIn } from './order';
import { useFieldOwner } from './owner';
import classes from './Settings.module.css';
import { useFieldVerbs } from './useFieldVerbs';

interface FieldBoardProps {
  list: FieldList;
  readOnly: boolean;
  onEdit: (field: FieldInfo) => void;
}

/** Every field in its group. A field is dragged to another place, in its group or past the head of another. */
export function FieldBoard({ list, readOnly, onEdit }: FieldBoardProps) {
  const { moveField } = useFieldVerbs();
  const { recordType } = useFieldOwner();
  const noGroup = recordType === null ? NO_GROUP : 'In use';
  const byId = new Map(list.fields.map((field) => [field.id, field]));
  const groupName = (group: string | null) => list.groups.find(({ id }) => id === group)?.name ?? noGroup;
  const groups = fieldsByGroup(list).filter(({ group, fields }) => group !== null || fields.length > 0 || !readOnly);

  return (
    <Sortable
      items={itemsOf(list)}
      nameOf={(id) => byId.get(id)?.label ?? ''}
      placeOf={(id, order) => {
        const { group, number, count } = placeIn(order, id);
        return `${number} of ${count} in ${groupName(group)}`;
      }}
      onDrop={(id, order) => {
        const field = byId.get(id);
        const { group, before } = placeIn(order, id);
        if (field) void moveField(field, group, before, groupName(group));
      }}
    >
      <div className={classes.board}>
        {groups.map(({ group, fields }) => (
          <section key={group ?? 'others'} aria-label={groupName(group)} className={classes.group}>
            <SortableLine id={headOf(group)} name={groupName(group)} fixed>
              {() => (
                <>
                  <h3 className={classes.head}>
                    <bdi>{groupName(group)}</bdi>
                    <span className={`${classes.count} numeric`}>{fields.length}</span>
                  </h3>
                  {fields.length === 0 && (
                    <p className={classes.none}>{readOnly ? 'No fields' : 'Drag a field here'}</p>
                  )}
                </>
              )}
            </SortableLine>
            {fields.map((field) => (
              <FieldLine key={field.id} field={field} list={list} readOnly={readOnly} onEdit={() => onEdit(field)} />
            ))}
          </section>
        ))}
      </div>
    </Sortable>
  );
}
