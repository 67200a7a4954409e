import { UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowRight,
  IconCheck,
  IconChevronRight,
  IconLayoutKanban,
  IconMinus,
  IconPlayerPause,
  IconX,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import { TruncatedText } from '../../../components/TruncatedText';
import type { RoutingResult, RoutingTest, RuleOutcome, RuleTest } from '../../../ipc';
import { Destination } from '../Destination';
import { OUTCOMES } from '../words';
import { ExplanationTree } from './ExplanationTree';
import classes from './Test.module.css';

const ICONS: Record<RuleOutcome, ComponentType<{ size?: number; stroke?: number }>> = {
  fires: IconCheck,
  not_matched: IconX,
  not_reached: IconMinus,
  off: IconPlayerPause,
  broken: IconAlertTriangle,
};

/** Which rule fires, rule by rule, each with what held and what did not. */
export function TestResult({ test }: { test: RoutingTest }) {
  return (
    <div className={classes.test}>
      <Result result={test.result} />
      {test.notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      {test.rules.length > 0 && (
        <ol className={classes.rules} aria-label="Rules in their order">
          {test.rules.map((rule, index) => (
            <TriedRule key={rule.rule} rule={rule} number={index + 1} />
          ))}
        </ol>
      )}
      {test.rules.length === 0 && (
        <p className={classes.quiet}>
          {test.flowApp === null ? (
            `“${test.botName}” belongs to no flow app, so no rules are tried.`
          ) : (
            <>
              There are no rules in{' '}
              <Link to="/flow-apps/$id" params={{ id: test.flowApp }} search={{}}>
                {test.flowAppName}
              </Link>{' '}
              yet.
            </>
          )}
        </p>
      )}
    </div>
  );
}

function Result({ result }: { result: RoutingResult }) {
  if (result.kind === 'none') {
    return (
      <div className={classes.result} data-tone="quiet" role="status">
        <IconMinus size={16} stroke={2} aria-hidden />
        <span>{result.reason}</span>
      </div>
    );
  }
  return (
    <div className={classes.result} role="status">
      <IconLayoutKanban size={16} stroke={1.75} aria-hidden />
      <span className={classes.resultText}>
        <Destination destination={result.destination} />
        <span className={classes.quiet}>
          {result.kind === 'rule' ? `By the rule “${result.name}”` : 'No rule matches: the bot’s default board'}
        </span>
      </span>
    </div>
  );
}

function TriedRule({ rule, number }: { rule: RuleTest; number: number }) {
  const { outcome, explanation } = rule;
  const [isOpen, setOpen] = useState(explanation !== null);
  const Icon = ICONS[outcome];
  const body = `tried-${rule.rule}`;
  const head = (
    <>
      <span className={classes.sign} data-outcome={outcome} aria-hidden>
        <Icon size={12} stroke={2.5} />
      </span>
      <TruncatedText text={`${number}. ${rule.name}`} className={classes.ruleName} />
      <span className={classes.outcome} data-outcome={outcome}>
        {OUTCOMES[outcome]}
      </span>
    </>
  );
  return (
    <li className={classes.rule} data-outcome={outcome}>
      {explanation ? (
        <UnstyledButton
          className={classes.ruleHead}
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronRight size={12} stroke={2} className={classes.chevron} aria-hidden />
          {head}
        </UnstyledButton>
      ) : (
        <div className={classes.ruleHead}>
          <span className={classes.noChevron} />
          {head}
        </div>
      )}
      {outcome !== 'fires' && outcome !== 'not_matched' && <p className={classes.reason}>{rule.reason}</p>}
      {explanation && isOpen && (
        <div id={body} className={classes.explanation}>
          <ExplanationTree explanation={explanation} />
        </div>
      )}
      {outcome === 'fires' && (
        <p className={classes.fires}>
          <IconArrowRight size={13} stroke={2} aria-hidden /> {rule.reason}
        </p>
      )}
    </li>
  );
}
