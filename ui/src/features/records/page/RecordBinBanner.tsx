import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { RelativeTime } from '../../../components/RelativeTime';
import { ipc, type RecordProfile, type RecordTypeInfo } from '../../../ipc';
import layout from '../../profile/Profile.module.css';
import { tried } from '../verbs';

interface RecordBinBannerProps {
  record: RecordProfile;
  type: RecordTypeInfo;
}

/** Says that a record is in the bin, and takes it out again. Nothing for one that is not. */
export function RecordBinBanner({ record: { id, title, deletedAt }, type }: RecordBinBannerProps) {
  if (deletedAt === null) return null;
  return (
    <div className={layout.banner} role="status">
      <IconTrash size={16} stroke={1.75} aria-hidden />
      <span>
        This {type.name} is in the bin. Moved there <RelativeTime at={deletedAt} />.
      </span>
      <Button
        onClick={() =>
          void tried(
            () => ipc.restoreRecords({ kind: 'ids', ids: [id] }),
            () => `Restored ${title}`,
          )
        }
      >
        Restore
      </Button>
    </div>
  );
}
