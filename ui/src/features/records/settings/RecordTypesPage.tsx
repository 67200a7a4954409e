import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowRight, IconDots, IconPencil, IconPlus, IconStack2, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { Sortable, SortableLine } from '../../../components/Sortable';
import { TruncatedText } from '../../../components/TruncatedText';
import type { RecordTypeInfo } from '../../../ipc';
import { formatCount, formatCountOf } from '../../../lib/format';
import fields from '../../fields/settings/Settings.module.css';
import { workspaceQuery } from '../../workspace/api';
import { recordTypesQuery } from '../api';
import { RecordIcon } from '../icons';
import { newTypeDialog } from '../newRecord';
import { RecordTypeDetail } from './RecordTypeDetail';
import classes from './RecordTypes.module.css';
import { deleteType, moveType } from './typeVerbs';

/** The record types of the team, or one of them with its fields and roles. */
export function RecordTypesPage() {
  const answer = useQuery(recordTypesQuery);
  const you = useQuery(workspaceQuery).data?.member;
  const { type: chosen } = useSearch({ from: '/settings/$page' });
  if (answer.isError) {
    return <ErrorState what="The record types" error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  if (!answer.data || !you) return <SkeletonRows rows={6} height={48} label="Loading settings" />;
  const readOnly = you.role === 'member';
  const type = answer.data.find(({ id }) => id === chosen);
  return type ? (
    <RecordTypeDetail key={type.id} type={type} readOnly={readOnly} />
  ) : (
    <TypeList types={answer.data} readOnly={readOnly} />
  );
}

function TypeList({ types, readOnly }: { types: RecordTypeInfo[]; readOnly: boolean }) {
  const client = useQueryClient();
  const add = (
    <Button style={{ flex: 'none' }} leftSection={<IconPlus size={16} />} onClick={() => newTypeDialog.set(true)}>
      New record type
    </Button>
  );
  const nameOf = (id: string) => types.find((type) => type.id === id)?.plural ?? '';
  return (
    <>
      <div className={fields.lead}>
        <p>
          {readOnly
            ? 'Only the owner or an admin changes record types.'
            : 'What your team keeps track of besides people: deals, invoices, properties. Each has its own fields and roles.'}
        </p>
        {!readOnly && types.length > 0 && add}
      </div>
      {types.length === 0 ? (
        <EmptyState
          icon={IconStack2}
          title="No record types yet. Make one for what your team keeps track of."
          action={readOnly ? undefined : add}
        />
      ) : (
        <Sortable
          items={types.map(({ id }) => id)}
          nameOf={nameOf}
          placeOf={(id, order) => `${order.indexOf(id) + 1} of ${order.length}`}
          onDrop={(id, order) => void moveType(client, id, order)}
        >
          {types.map((type) => (
            <TypeLine key={type.id} type={type} readOnly={readOnly} />
          ))}
        </Sortable>
      )}
    </>
  );
}

function TypeLine({ type, readOnly }: { type: RecordTypeInfo; readOnly: boolean }) {
  const navigate = useNavigate();
  const { id, name, plural, icon, color, roles, recordCount } = type;
  const count = type.fields.filter(({ archived }) => !archived).length;
  const about = [formatCountOf(count, 'field'), ...roles.map((role) => role.name)].join(' · ');
  return (
    <SortableLine id={id} name={plural} fixed={readOnly} className={classes.line}>
      {(handle) => (
        <>
          {handle}
          <RecordIcon icon={icon} color={color} size={24} />
          <Link
            to="/settings/$page"
            params={{ page: 'record-types' }}
            search={{ type: id }}
            className={classes.name}
            aria-label={`Set up ${plural}`}
          >
            <TruncatedText text={plural} />
          </Link>
          <span className={classes.about}>
            <TruncatedText text={about} />
          </span>
          <span className={`${classes.count} numeric`}>{formatCount(recordCount)}</span>
          <Menu width={240}>
            <Menu.Target>
              <ActionIcon aria-label={`More for ${plural}`}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconArrowRight size={14} />}
                onClick={() => void navigate({ to: '/records/$type', params: { type: id }, search: {} })}
              >
                Open {plural}
              </Menu.Item>
              {!readOnly && (
                <>
                  <Menu.Item
                    leftSection={<IconPencil size={14} />}
                    onClick={() =>
                      void navigate({
                        to: '/settings/$page',
                        params: { page: 'record-types' },
                        search: { type: id },
                      })
                    }
                  >
                    Edit
                  </Menu.Item>
                  <Menu.Divider />
                  <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => void deleteType(type)}>
                    Delete {recordCount > 0 ? `with ${formatCountOf(recordCount, 'record')}` : name}
                  </Menu.Item>
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </SortableLine>
  );
}
