import { IconChartPie, IconMail, IconPhone, IconTag } from '@tabler/icons-react';
import { InitialsAvatar } from '../../../components/InitialsAvatar';
import type { ContactProfile } from '../../../ipc';
import { TagEditor } from '../../tags/TagEditor';
import { useUpdateContact } from '../api';
import { FieldSections } from '../fields/FieldSections';
import { Details } from './Details';
import classes from './Identity.module.css';
import { NameEditor } from './NameEditor';
import { SegmentChips } from './SegmentChips';
import { ValueList } from './ValueList';

/** Who the contact is: the left column of the profile. Everything in it is edited where it stands. */
export function IdentityColumn({ contact }: { contact: ContactProfile }) {
  const update = useUpdateContact(contact.id);
  const inBin = contact.deletedAt !== null;

  return (
    <div className={classes.column} data-editables="">
      <div className={classes.head}>
        <InitialsAvatar id={contact.id} name={contact.displayName} size={40} />
        <NameEditor contact={contact} />
      </div>
      <div className={classes.ways}>
        <IconMail className={classes.wayIcon} size={15} stroke={1.5} aria-hidden />
        <ValueList
          noun="E-mail"
          inputMode="email"
          values={contact.emails.map(({ address, isPrimary }) => ({ value: address, shown: address, isPrimary }))}
          readOnly={inBin}
          save={(emails, message) => update.mutateAsync({ patch: { emails }, message })}
        />
        <IconPhone className={classes.wayIcon} size={15} stroke={1.5} aria-hidden />
        <ValueList
          noun="Phone"
          inputMode="tel"
          values={contact.phones.map(({ number, display, isPrimary }) => ({
            value: number,
            shown: display,
            isPrimary,
          }))}
          readOnly={inBin}
          save={(phones, message) => update.mutateAsync({ patch: { phones }, message })}
        />
        {inBin && contact.tags.length === 0 ? null : (
          <>
            <IconTag className={classes.wayIcon} size={15} stroke={1.5} aria-hidden />
            <TagEditor contact={contact} readOnly={inBin} />
          </>
        )}
        {contact.segments.length > 0 && (
          <>
            <IconChartPie className={classes.wayIcon} size={15} stroke={1.5} aria-hidden />
            <SegmentChips segments={contact.segments} />
          </>
        )}
      </div>
      <FieldSections contact={contact} readOnly={inBin} />
      <Details contact={contact} />
    </div>
  );
}
