import { ActionIcon, Tooltip } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { InitialsAvatar } from '../../../components/InitialsAvatar';
import { RelativeTime } from '../../../components/RelativeTime';
import { ToneBadge } from '../../../components/ToneBadge';
import { TruncatedText } from '../../../components/TruncatedText';
import type { RecordContact, RecordProfile, RecordTypeInfo } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { LinkContact } from '../links/LinkContact';
import { RoleSelect } from '../links/RoleSelect';
import { useSomeOf } from '../useSomeOf';
import { changeRole, unlinkRecord } from '../verbs';
import classes from './Record.module.css';

/** Lines that are drawn before somebody asks for all of them. */
const SHOWN = 12;

interface LinkedContactsProps {
  record: RecordProfile;
  type: RecordTypeInfo;
}

/** Who is linked to a record, as what, and since when. */
export function LinkedContacts({ record, type }: LinkedContactsProps) {
  const readOnly = record.deletedAt !== null;
  const [shown, more] = useSomeOf(record.links, SHOWN);

  return (
    <section className={classes.section} aria-label="Linked contacts">
      <div className={classes.sectionHead}>
        <h3>
          Contacts <span className={`${classes.count} numeric`}>{formatCount(record.links.length)}</span>
        </h3>
        {!readOnly && <LinkContact record={record} type={type} />}
      </div>
      {record.links.length === 0 ? (
        <p className={classes.none}>Nobody is linked yet.</p>
      ) : (
        <ul className={classes.lines}>
          {shown.map((each) => (
            <LinkLine key={each.link} link={each} title={record.title} type={type} readOnly={readOnly} />
          ))}
        </ul>
      )}
      {more}
    </section>
  );
}

interface LinkLineProps {
  link: RecordContact;
  title: string;
  type: RecordTypeInfo;
  readOnly: boolean;
}

function LinkLine({ link, title, type, readOnly }: LinkLineProps) {
  const words = { contact: link.name, title };
  return (
    <li className={classes.line}>
      <InitialsAvatar id={link.contact} name={link.name} size={22} />
      <Link to="/contacts/$id" params={{ id: link.contact }} search={{ tab: 'records' }} className={classes.who}>
        <TruncatedText text={link.name} />
      </Link>
      {link.inBin && <ToneBadge tone="warn">In the bin</ToneBadge>}
      <span className={classes.hint}>{link.email && <TruncatedText text={link.email} />}</span>
      <span className={classes.since}>
        <RelativeTime at={link.linkedAt} />
      </span>
      {readOnly ? (
        <span>{link.role?.name}</span>
      ) : (
        <>
          {(type.roles.length > 0 || link.role) && (
            <RoleSelect
              type={type}
              label={`Role of ${link.name}`}
              width={148}
              value={link.role?.id ?? null}
              onChange={(role) => void changeRole(link.link, role, words)}
            />
          )}
          <Tooltip label="Unlink">
            <ActionIcon aria-label={`Unlink ${link.name}`} onClick={() => void unlinkRecord(link.link, words)}>
              <IconUnlink size={15} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
    </li>
  );
}
