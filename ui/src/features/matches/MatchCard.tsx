import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { RelativeTime } from '../../components/RelativeTime';
import { TruncatedText } from '../../components/TruncatedText';
import { toast, toastError } from '../../components/toast';
import type { ContactId, MatchToCheck } from '../../ipc';
import { contactQuery } from '../contacts/api';
import { acceptMatch, splitMatch } from './api';
import classes from './Review.module.css';
import { reasonsOf } from './reasons';

/** One match: what the submission said beside whom it found, why to look twice, and the two answers. */
export function MatchCard({ match }: { match: MatchToCheck }) {
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);

  async function decide(work: () => Promise<void>) {
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      toastError(thrown);
      setBusy(false);
    }
  }

  const accept = () =>
    decide(async () => {
      await acceptMatch(match.id);
      toast({ message: match.other ? 'Kept apart' : `Kept with ${match.contactName}` });
    });
  const split = () =>
    decide(async () => {
      const made = await splitMatch(match.id);
      toast({
        message: `Split off into ${made.displayName}`,
        action: {
          label: 'Open',
          onClick: () => void navigate({ to: '/contacts/$id', params: { id: made.id }, search: {} }),
        },
      });
    });

  return (
    <article
      className={classes.card}
      aria-label={`Match of ${match.givenName || match.givenEmail || match.givenPhone}`}
    >
      <p className={classes.why}>
        <IconAlertCircle size={15} stroke={1.75} aria-hidden />
        {reasonsOf(match)}
      </p>
      <div className={classes.sides}>
        <div className={classes.side}>
          <div className={classes.sideTitle}>
            “{match.bot}” · <RelativeTime at={match.at} />
          </div>
          <div className={classes.given}>{match.givenName ? <bdi>{match.givenName}</bdi> : 'No name given'}</div>
          <Given match={match} />
        </div>
        <Side
          title={match.other ? 'Linked to, by its e-mail' : 'Linked to'}
          contact={match.contact}
          name={match.contactName}
        />
        {match.other && <Side title="Has the phone" contact={match.other} name={match.otherName ?? 'Unnamed'} />}
        <div className={classes.answers}>
          {match.other ? (
            <Button variant="default" disabled={busy} onClick={() => void accept()}>
              Keep them apart
            </Button>
          ) : (
            <>
              <Button variant="default" disabled={busy} onClick={() => void accept()}>
                It’s the same person
              </Button>
              <Button variant="default" disabled={busy} onClick={() => void split()}>
                Split off into a new contact
              </Button>
            </>
          )}
        </div>
      </div>
    </article>
  );
}

/** The address and number given. A number that one of the contacts has stands as it stands there, so that the eye finds it. */
function Given({ match }: { match: MatchToCheck }) {
  const linked = useQuery(contactQuery(match.contact)).data;
  const other = useQuery({ ...contactQuery(match.other ?? match.contact), enabled: match.other !== null }).data;
  const phones = [...(linked?.phones ?? []), ...(other?.phones ?? [])];
  const same = phones.find((phone) => phone.number === match.givenPhone);
  return <Ways email={match.givenEmail} phone={same?.display ?? match.givenPhone} />;
}

function Side({ title, contact, name }: { title: string; contact: ContactId; name: string }) {
  const known = useQuery(contactQuery(contact)).data;
  return (
    <div className={classes.side}>
      <div className={classes.sideTitle}>{title}</div>
      <Link to="/contacts/$id" params={{ id: contact }} search={{}} className={classes.person}>
        <InitialsAvatar id={contact} name={name} size={20} />
        <TruncatedText text={name} />
      </Link>
      <Ways
        email={known?.emails.map((each) => each.address).join(', ') ?? ''}
        phone={known?.phones.map((each) => each.display).join(', ') ?? ''}
      />
    </div>
  );
}

function Ways({ email, phone }: { email: string; phone: string }) {
  return (
    <div className={classes.ways}>
      {email && <TruncatedText text={email} />}
      {phone && <TruncatedText text={phone} className="numeric" />}
    </div>
  );
}
