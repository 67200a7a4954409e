import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core';
import { IconArrowMerge, IconDots, IconTag, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { confirm } from '../../components/confirm';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { JobProgress } from '../../components/JobProgress';
import { SkeletonRows } from '../../components/SkeletonRows';
import { TagDot } from '../../components/Tag';
import { COLOR_WORDS, TagColorItems } from '../../components/TagColors';
import { toast, toastError } from '../../components/toast';
import { type ContactsChanged, ipc, type OnProgress, type TagColor, type TagInfo } from '../../ipc';
import { formatCount, formatCountOf } from '../../lib/format';
import { useDelayed } from '../../lib/useDelayed';
import { useJob } from '../../lib/useJob';
import { undoOperation } from '../contacts/api';
import { SavedText } from '../settings/SavedText';
import { foldName, tagsQuery } from './api';
import { TagPicker } from './TagPicker';
import classes from './Tags.module.css';

type LongChange = (job: string, onProgress: OnProgress) => Promise<ContactsChanged>;

/** The tag manager: colour, name and count of every tag; merging and deleting. */
export function TagsPage() {
  const answer = useQuery(tagsQuery);
  const job = useJob<ContactsChanged>();
  const isLong = useDelayed(job.state.kind === 'running', 1000);

  /** Changes contacts, says so and offers to take it back. */
  const change = async (run: LongChange, message: (count: number) => string) => {
    const done = await job.start((name, onProgress) =>
      run(name, onProgress).catch((thrown: unknown) => {
        toastError(thrown);
        throw thrown;
      }),
    );
    if (done) said(message(done.count), done);
  };

  if (answer.isError) return <ErrorState what="The tags" error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <SkeletonRows rows={8} height={40} label="Loading tags" />;
  if (answer.data.length === 0) {
    return <EmptyState icon={IconTag} title="No tags yet. Give a contact its first one on its page." />;
  }
  const tags = answer.data;
  return (
    <>
      <p className={classes.lead}>Case and accents make no difference: “Café” and “cafe” are one tag.</p>
      {isLong && job.state.kind === 'running' && (
        <div className={classes.working}>
          <JobProgress progress={job.state.progress} cancelling={job.state.cancelling} onCancel={job.cancel} />
        </div>
      )}
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.narrow}>
              <VisuallyHidden>Colour</VisuallyHidden>
            </th>
            <th>Name</th>
            <th className={classes.end}>Contacts</th>
            <th className={classes.narrow}>
              <VisuallyHidden>More</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {tags.map((tag) => (
            <TagRow key={tag.id} tag={tag} tags={tags} change={change} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function said(message: string, { operation }: ContactsChanged) {
  if (operation !== null) toast({ message, undo: undoOperation(operation) });
}

interface TagRowProps {
  tag: TagInfo;
  tags: TagInfo[];
  change: (run: LongChange, message: (count: number) => string) => Promise<void>;
}

function TagRow({ tag, tags, change }: TagRowProps) {
  const [merging, setMerging] = useState(false);
  const having = formatCountOf(tag.contacts + tag.inBin, 'contact');

  const merge = (into: TagInfo) =>
    change(
      (job, onProgress) => ipc.mergeTags({ from: tag.id, into: into.id, job }, onProgress),
      (count) => `Merged “${tag.name}” into “${into.name}” on ${formatCountOf(count, 'contact')}`,
    );

  const rename = async (name: string): Promise<boolean> => {
    const other = tags.find((each) => each.id !== tag.id && foldName(each.name) === foldName(name));
    if (other) {
      const agreed = await confirm({
        title: `Merge into “${other.name}”?`,
        body: `There is a tag “${other.name}” already. Merging gives it to the ${having} that have “${tag.name}”, and “${tag.name}” goes. This can be undone.`,
        action: 'Merge',
      });
      if (agreed) await merge(other);
      return agreed;
    }
    try {
      said(`Renamed “${tag.name}” to “${name}”`, await ipc.updateTag({ tag: tag.id, name, color: null }));
      return true;
    } catch (thrown) {
      toastError(thrown);
      return false;
    }
  };

  const recolor = async (color: TagColor) => {
    try {
      said(
        `Made “${tag.name}” ${COLOR_WORDS[color].toLowerCase()}`,
        await ipc.updateTag({ tag: tag.id, name: null, color }),
      );
    } catch (thrown) {
      toastError(thrown);
    }
  };

  return (
    <tr>
      <td className={classes.narrow}>
        <ColorMenu tag={tag} onColor={(color) => void recolor(color)} />
      </td>
      <td>
        <div className={classes.nameInput}>
          <SavedText id={`tag-${tag.id}`} label={`Name of ${tag.name}`} value={tag.name} required onSave={rename} />
        </div>
      </td>
      <td className={classes.end}>
        <Link
          className={`${classes.count} numeric`}
          to="/contacts"
          search={{ filter: { field: 'tags', op: 'has_any', value: [tag.id] } }}
          aria-label={`Show the ${formatCountOf(tag.contacts, 'contact')} tagged ${tag.name}`}
        >
          {formatCount(tag.contacts)}
        </Link>
      </td>
      <td className={classes.narrow}>
        {merging ? (
          <TagPicker
            opened
            onOpened={setMerging}
            label={`Merge ${tag.name} into`}
            target={
              <ActionIcon aria-label={`More for ${tag.name}`}>
                <IconDots size={16} />
              </ActionIcon>
            }
            except={tag.id}
            canMake={false}
            stateOf={() => null}
            onChoose={(choice) => {
              setMerging(false);
              if ('tag' in choice) void merge(choice.tag);
            }}
          />
        ) : (
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label={`More for ${tag.name}`}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconArrowMerge size={14} />}
                disabled={tags.length < 2}
                onClick={() => setMerging(true)}
              >
                Merge {having} into…
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={14} />}
                onClick={() =>
                  void change(
                    (job, onProgress) => ipc.deleteTag({ tag: tag.id, job }, onProgress),
                    (count) => `Deleted “${tag.name}” from ${formatCountOf(count, 'contact')}`,
                  )
                }
              >
                Delete from {having}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </td>
    </tr>
  );
}

function ColorMenu({ tag, onColor }: { tag: TagInfo; onColor: (color: TagColor) => void }) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon aria-label={`Colour of ${tag.name}: ${COLOR_WORDS[tag.color]}`}>
          <TagDot color={tag.color} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <TagColorItems color={tag.color} onColor={onColor} />
      </Menu.Dropdown>
    </Menu>
  );
}
