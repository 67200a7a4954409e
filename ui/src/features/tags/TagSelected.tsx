import { Button } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { JobProgress } from '../../components/JobProgress';
import { toast, toastError } from '../../components/toast';
import { type ContactsChanged, ipc, type Selection, type TagInfo } from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { useDelayed } from '../../lib/useDelayed';
import { useJob } from '../../lib/useJob';
import { undoOperation } from '../contacts/api';
import { foldName, taggingCountQuery, tagUseQuery, useTags } from './api';
import { type Choice, TagPicker, type TagState } from './TagPicker';

const NOTHING: Selection = { kind: 'ids', ids: [] };

/** Gives the selected contacts tags and takes others, all in one change; says how many before. */
export function TagSelected({ selection }: { selection: () => Selection }) {
  // The selection as it was when the list was opened: what was counted is what is changed.
  const [chosen, setChosen] = useState<Selection | null>(null);
  const tags = useTags();
  const [wanted, setWanted] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [made, setMade] = useState<string[]>([]);
  const used = useQuery({ ...tagUseQuery(chosen ?? NOTHING), enabled: chosen !== null }).data;
  const job = useJob<ContactsChanged>();
  const isRunning = job.state.kind === 'running';
  const isLong = useDelayed(isRunning, 1000);

  const having = useMemo(() => new Map(used?.tags.map(({ tag, contacts }) => [tag, contacts])), [used]);
  const usedState = (tag: TagInfo): TagState => {
    const count = having.get(tag.id) ?? 0;
    if (count === 0) return 'off';
    return count === used?.selected ? 'on' : 'mixed';
  };
  const stateOf = (tag: TagInfo): TagState => {
    const now = wanted.get(tag.id);
    if (now === undefined) return usedState(tag);
    return now ? 'on' : 'off';
  };

  const open = (opened: boolean) => {
    if (isRunning) return;
    setWanted(new Map());
    setMade([]);
    setChosen(opened ? selection() : null);
  };

  const choose = (choice: Choice) => {
    if ('name' in choice) {
      const isSame = (name: string) => foldName(name) === foldName(choice.name);
      setMade(made.some(isSame) ? made.filter((name) => !isSame(name)) : [...made, choice.name]);
      return;
    }
    const { tag } = choice;
    const next = new Map(wanted);
    const now = stateOf(tag);
    // As it was is one stop of the way round; a mixed one goes all, none, mixed again.
    if (wanted.has(tag.id) && (usedState(tag) !== 'mixed' || now === 'off')) next.delete(tag.id);
    else next.set(tag.id, now !== 'on');
    setWanted(next);
  };

  const of = (on: boolean) => tags.filter((tag) => wanted.get(tag.id) === on);
  const input = {
    selection: chosen ?? NOTHING,
    add: [...of(true).map((tag) => tag.name), ...made],
    remove: of(false).map((tag) => tag.id),
  };
  const isChange = chosen !== null && input.add.length + input.remove.length > 0;
  const count = useQuery({ ...taggingCountQuery(input), enabled: isChange && !isRunning });

  const apply = async () => {
    const given = quoted(input.add);
    const taken = quoted(of(false).map((tag) => tag.name));
    const done = await job.start((name, onProgress) =>
      ipc.tagContacts({ ...input, job: name }, onProgress).catch((thrown: unknown) => {
        toastError(thrown);
        throw thrown;
      }),
    );
    if (!done) return;
    const { operation } = done;
    toast({
      message: doneWords(formatCountOf(done.count, 'contact'), given, taken),
      undo: operation === null ? undefined : undoOperation(operation),
    });
    setChosen(null);
  };

  return (
    <TagPicker
      opened={chosen !== null}
      onOpened={open}
      label="Tags of the selection"
      target={
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTag size={15} stroke={1.75} />}
          aria-expanded={chosen !== null}
          onClick={() => open(chosen === null)}
        >
          Tag
        </Button>
      }
      stateOf={stateOf}
      countOf={(tag) => having.get(tag.id) ?? 0}
      made={made}
      canMake
      onChoose={choose}
      footer={
        isLong && job.state.kind === 'running' ? (
          <JobProgress progress={job.state.progress} cancelling={job.state.cancelling} onCancel={job.cancel} />
        ) : (
          <Button
            fullWidth
            className="numeric"
            disabled={!isChange || isRunning || !count.data || count.data.changed === 0}
            onClick={() => void apply()}
          >
            {applyWords(isChange, count.data?.changed, count.error !== null)}
          </Button>
        )
      }
    />
  );
}

const quoted = (names: string[]) => names.map((name) => `“${name}”`).join(', ');

function doneWords(contacts: string, given: string, taken: string): string {
  if (taken === '') return `Tagged ${contacts} ${given}`;
  if (given === '') return `Removed ${taken} from ${contacts}`;
  return `Changed the tags of ${contacts}`;
}

function applyWords(isChange: boolean, changed: number | undefined, failed: boolean): string {
  if (!isChange) return 'Choose tags to add or remove';
  if (failed) return 'That cannot be a tag';
  if (changed === undefined) return 'Counting…';
  return changed === 0 ? 'Nothing would change' : `Change ${formatCountOf(changed, 'contact')}`;
}
