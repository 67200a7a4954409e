import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Keys } from '../../../components/Keys';
import { PageHeader } from '../../../components/PageHeader';
import { ipc, type RecordId, type RecordProfile, type RecordTypeInfo } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { useShortcuts } from '../../../lib/shortcuts';
import { EDITABLE } from '../../profile/identity/useInlineEdit';
import layout from '../../profile/Profile.module.css';
import { useRecordPosition } from '../api';
import { type RecordsSearch, toRecordQuery } from '../search';
import { recordsPlace } from '../table/useRecordsView';
import { tried } from '../verbs';

const route = getRouteApi('/records/$type/$id');

interface RecordHeaderProps {
  id: RecordId;
  type: RecordTypeInfo;
  search: RecordsSearch;
  /** Absent while it loads. */
  record: RecordProfile | undefined;
  onBack: () => void;
}

/** The way back to the list, the place in it, and the ways to the neighbours. */
export function RecordHeader({ id, type, search, record, onBack }: RecordHeaderProps) {
  const navigate = route.useNavigate();
  const position = useRecordPosition(toRecordQuery(search, type), id).data;
  const previous = position?.previous ?? null;
  const next = position?.next ?? null;

  function go(to: RecordId | null, step: -1 | 1) {
    if (to === null) return;
    if (position?.position != null) recordsPlace.moveCursor(position.position + step);
    void navigate({ to: '/records/$type/$id', params: { type: type.id, id: to }, search, replace: true });
  }

  useShortcuts({
    '[': () => go(previous, -1),
    ']': () => go(next, 1),
    Escape: onBack,
    e: () => document.querySelector<HTMLElement>(`[data-editables] [${EDITABLE}]`)?.click(),
  });

  async function remove({ title }: RecordProfile) {
    const removed = await tried(
      () => ipc.deleteRecords({ kind: 'ids', ids: [id] }),
      () => `Moved ${title} to the bin`,
    );
    if (removed) onBack();
  }

  return (
    <PageHeader
      title={<span className={layout.hiddenTitle}>{record?.title ?? type.name}</span>}
      back={{ label: search.bin ? 'Bin' : type.plural, onClick: onBack }}
      aside={
        <div className={layout.position}>
          <Step label={`Previous ${type.name}`} keys="[" onClick={() => go(previous, -1)} disabled={previous === null}>
            <IconChevronUp size={16} />
          </Step>
          <Step label={`Next ${type.name}`} keys="]" onClick={() => go(next, 1)} disabled={next === null}>
            <IconChevronDown size={16} />
          </Step>
          {position === undefined || position.position === null ? null : (
            <span className="numeric">
              {formatCount(position.position + 1)} of {formatCount(position.total)}
            </span>
          )}
        </div>
      }
      actions={
        record === undefined || record.deletedAt !== null ? null : (
          <Button variant="default" leftSection={<IconTrash size={14} />} onClick={() => void remove(record)}>
            Move to bin
          </Button>
        )
      }
    />
  );
}

interface StepProps {
  label: string;
  keys: string;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Step({ label, keys, disabled, onClick, children }: StepProps) {
  return (
    <Tooltip
      label={
        <span className={layout.hint}>
          {label} <Keys shortcut={keys} />
        </span>
      }
    >
      <ActionIcon className={layout.step} aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
