import { InitialsAvatar } from '../../../components/InitialsAvatar';
import { TruncatedText } from '../../../components/TruncatedText';
import type { RecordContact } from '../../../ipc';
import classes from './Table.module.css';

interface LinkedNamesProps {
  /** The first few. */
  contacts: RecordContact[];
  /** How many there are. */
  count: number;
}

/** Who is linked to a record, on one line: the first with the role, the others counted. */
export function LinkedNames({ contacts, count }: LinkedNamesProps) {
  const [first, ...others] = contacts;
  if (!first) return null;
  const words = others.map(wordsOf);
  const beyond = count - contacts.length;
  return (
    <>
      <InitialsAvatar id={first.contact} name={first.name} size={18} />
      <TruncatedText text={wordsOf(first)}>
        <bdi className={classes.person}>{first.name}</bdi>
        {first.role && <span className={classes.role}> {first.role.name}</span>}
      </TruncatedText>
      {count > 1 && (
        <span className={classes.more} title={[...words, ...(beyond > 0 ? [`and ${beyond} more`] : [])].join(', ')}>
          +{count - 1}
        </span>
      )}
    </>
  );
}

const wordsOf = ({ name, role }: RecordContact) => (role ? `${name}, ${role.name}` : name);
