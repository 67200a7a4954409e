import { ActionIcon, Menu, Switch, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { SortableLine } from '../../../components/Sortable';
import { TruncatedText } from '../../../components/TruncatedText';
import type { RoutingRuleInfo } from '../../../ipc';
import { isEverybody } from '../../filters/filter';
import { Destination } from '../Destination';
import classes from './Rules.module.css';
import type { useRuleVerbs } from './useRuleVerbs';

interface RuleLineProps {
  rule: RoutingRuleInfo;
  /** Its place in the order. */
  number: number;
  readOnly: boolean;
  verbs: ReturnType<typeof useRuleVerbs>;
  onEdit: () => void;
}

/** A rule as a sentence: “If budget is more than 10,000 → Sales · Qualified, High, Sam”. */
export function RuleLine({ rule, number, readOnly, verbs, onEdit }: RuleLineProps) {
  const { name, isOn, problem } = rule;
  return (
    <SortableLine id={rule.id} name={name} fixed={readOnly} role="listitem" className={classes.rule}>
      {(handle) => (
        <>
          {handle}
          <span className={`${classes.number} numeric`} data-off={!isOn || undefined}>
            {number}
          </span>
          <div className={classes.words} data-off={!isOn || undefined}>
            {readOnly ? (
              <span className={classes.name}>
                <TruncatedText text={name} />
              </span>
            ) : (
              <UnstyledButton className={classes.name} aria-label={`Edit ${name}`} onClick={onEdit}>
                <TruncatedText text={name} />
              </UnstyledButton>
            )}
            <Sentence rule={rule} />
            {problem && (
              <p className={classes.problem}>
                <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
                <span>{problem}</span>
              </p>
            )}
          </div>
          <Switch
            size="xs"
            aria-label={`${name} is on`}
            checked={isOn}
            disabled={readOnly}
            onChange={(event) => void verbs.turn(rule, event.currentTarget.checked)}
          />
          {!readOnly && (
            <Menu>
              <Menu.Target>
                <ActionIcon aria-label={`More for ${name}`}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit}>
                  Edit
                </Menu.Item>
                <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => void verbs.remove(rule)}>
                  Delete
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </>
      )}
    </SortableLine>
  );
}

/** What the rule says; a rule that is called by its condition does not repeat it. */
function Sentence({ rule: { name, filter, summary, destination } }: { rule: RoutingRuleInfo }) {
  return (
    <div className={classes.sentence}>
      {name !== summary && (
        <span className={classes.if} title={summary}>
          {isEverybody(filter) ? 'Every submission' : `If ${uncapital(summary)}`}
        </span>
      )}
      <IconArrowRight size={14} stroke={2} role="img" aria-label="goes to" className={classes.arrow ?? ''} />
      <Destination destination={destination} />
    </div>
  );
}

/** The first letter small, unless the word is one of capitals or begins a question. */
function uncapital(text: string): string {
  const [first = '', second = ''] = text;
  if (text.includes('?')) return text;
  return second === second.toUpperCase() && second !== second.toLowerCase()
    ? text
    : first.toLowerCase() + text.slice(first.length);
}
