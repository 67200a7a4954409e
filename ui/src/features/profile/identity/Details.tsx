import { Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { RelativeTime } from '../../../components/RelativeTime';
import { TruncatedText } from '../../../components/TruncatedText';
import type { ContactProfile } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { useStored } from '../../../lib/useStored';
import { useUpdateContact } from '../api';
import classes from './Identity.module.css';
import { InlineText } from './InlineText';

/** Where the contact came from and how it has fared. Whether it stands open is remembered. */
export function Details({ contact }: { contact: ContactProfile }) {
  const [isOpen, setIsOpen] = useStored(
    'profile.details',
    true,
    (value): value is boolean => typeof value === 'boolean',
  );
  const update = useUpdateContact(contact.id);
  const incomplete = contact.submissionTotal - contact.submissionCount;

  return (
    <section>
      <h2 className={classes.sectionTitle}>
        <UnstyledButton
          className={classes.sectionToggle}
          aria-expanded={isOpen}
          aria-controls="profile-details"
          onClick={() => setIsOpen(!isOpen)}
        >
          <IconChevronRight className={classes.sectionChevron} size={12} aria-hidden />
          Details
        </UnstyledButton>
      </h2>
      <Collapse expanded={isOpen} id="profile-details" transitionDuration={120}>
        <dl className={classes.details}>
          <Row label="Source">
            <InlineText
              label={`source ${contact.source}`}
              value={contact.source}
              shown={<TruncatedText text={contact.source} />}
              placeholder="Add source"
              readOnly={contact.deletedAt !== null}
              save={(source) =>
                update.mutateAsync({
                  patch: { source },
                  message: source ? `Changed the source to ${source}` : `Removed the source ${contact.source}`,
                })
              }
            />
          </Row>
          <Row label="Created">
            <RelativeTime at={contact.createdAt} />
          </Row>
          <Row label="Updated">
            <RelativeTime at={contact.updatedAt} />
          </Row>
          <Row label="Last activity">
            <RelativeTime at={contact.lastActivityAt} />
          </Row>
          <Row label="Submissions">
            <span className="numeric">
              {formatCount(contact.submissionCount)} completed
              {incomplete > 0 ? `, ${formatCount(incomplete)} incomplete or test` : ''}
            </span>
          </Row>
        </dl>
      </Collapse>
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.detail}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
