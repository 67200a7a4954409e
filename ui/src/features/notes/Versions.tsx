import { Button } from '@mantine/core';
import { ErrorState } from '../../components/ErrorState';
import { RelativeTime } from '../../components/RelativeTime';
import { SkeletonRows } from '../../components/SkeletonRows';
import type { Note } from '../../ipc';
import { useNoteVersions } from './api';
import { Markdown } from './Markdown';
import classes from './Notes.module.css';

/** Earlier texts of a note, the latest first. */
export function Versions({ note, onClose }: { note: Note; onClose: () => void }) {
  const versions = useNoteVersions(note.id);
  if (versions.isError) {
    return <ErrorState what="The earlier texts" error={versions.error} onRetry={() => void versions.refetch()} />;
  }
  if (!versions.data) return <SkeletonRows rows={note.versionCount} label="Loading the earlier texts" />;
  return (
    <section className={classes.versions} aria-label="Earlier versions">
      <ol>
        {versions.data.map((version) => (
          <li key={version.number}>
            <p className={classes.versionHead}>
              <bdi>{version.author.name}</bdi> · <RelativeTime at={version.writtenAt} />
            </p>
            <Markdown text={version.text} />
          </li>
        ))}
      </ol>
      <Button size="compact-xs" variant="default" onClick={onClose}>
        Hide earlier versions
      </Button>
    </section>
  );
}
