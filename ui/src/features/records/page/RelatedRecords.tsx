import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core';
import { IconPlus, IconUnlink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { RelativeTime } from '../../../components/RelativeTime';
import { TruncatedText } from '../../../components/TruncatedText';
import { ipc, type RecordProfile } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { RecordIcon } from '../icons';
import { RecordSearch } from '../links/RecordSearch';
import { useSomeOf } from '../useSomeOf';
import { tried } from '../verbs';
import classes from './Record.module.css';

/** Lines that are drawn before somebody asks for all of them. */
const SHOWN = 12;

/** Records that belong together with one. */
export function RelatedRecords({ record }: { record: RecordProfile }) {
  const [opened, setOpened] = useState(false);
  const readOnly = record.deletedAt !== null;
  const { related } = record;
  const [shown, more] = useSomeOf(related, SHOWN);
  return (
    <section className={classes.section} aria-label="Related records">
      <div className={classes.sectionHead}>
        <h3>
          Related records <span className={`${classes.count} numeric`}>{formatCount(related.length)}</span>
        </h3>
        {!readOnly && (
          <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} trapFocus returnFocus>
            <Popover.Target>
              <Button
                variant="subtle"
                color="gray"
                leftSection={<IconPlus size={14} />}
                onClick={() => setOpened((was) => !was)}
              >
                Add a record
              </Button>
            </Popover.Target>
            <Popover.Dropdown p={8} aria-label="Add a record">
              <RecordSearch
                recordType={null}
                except={[record.id, ...related.map((each) => each.record)]}
                onChoose={(other) => {
                  setOpened(false);
                  void tried(
                    () => ipc.relateRecords({ record: record.id, other: other.id }),
                    () => `${other.title} belongs to ${record.title} now`,
                  );
                }}
              />
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      {related.length > 0 && (
        <ul className={classes.lines}>
          {shown.map((each) => (
            <li key={each.relation} className={classes.line}>
              <RecordIcon icon={each.icon} color={each.color} size={22} />
              <Link
                to="/records/$type/$id"
                params={{ type: each.recordType, id: each.record }}
                search={{}}
                className={classes.who}
              >
                <TruncatedText text={each.title} />
              </Link>
              <span className={classes.hint}>{each.typeName}</span>
              <span className={classes.since}>
                <RelativeTime at={each.relatedAt} />
              </span>
              {!readOnly && (
                <Tooltip label="Take out">
                  <ActionIcon
                    aria-label={`Take ${each.title} out`}
                    onClick={() =>
                      void tried(
                        () => ipc.unrelateRecords({ relation: each.relation }),
                        () => `${each.title} does not belong to ${record.title} any more`,
                      )
                    }
                  >
                    <IconUnlink size={15} stroke={1.75} />
                  </ActionIcon>
                </Tooltip>
              )}
            </li>
          ))}
        </ul>
      )}
      {more}
    </section>
  );
}
