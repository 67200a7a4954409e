import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TimelineEntry } from '../../../ipc';
import { segmentWords } from './words';

/** Who or what an entry comes from, in words. */
export function Source({ entry }: { entry: TimelineEntry }) {
  const { actor } = entry;
  if (entry.segment !== null && actor.kind !== 'import') return segmentWords(entry.kind, entry.segment, actor);
  switch (actor.kind) {
    case 'member':
      return <>By {actor.name}</>;
    case 'bot':
      return <>From the bot “{actor.name}”</>;
    case 'import':
      return (
        <>
          Imported from{' '}
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => <Link to="/imports/$id" params={{ id: actor.id }} {...props} />}
          >
            {actor.files}
          </Anchor>
        </>
      );
    case 'clock':
      return <>As time passed</>;
  }
}
