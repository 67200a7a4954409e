import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BotDetail } from '../../ipc';
import { formatCount, formatDay } from '../../lib/format';
import { useBoards } from '../boards/api';
import { useFlowApps } from '../flowApps/api';
import { useRecordTypes } from '../records/api';
import { useCanSet } from '../workspace/useCanSet';
import classes from './Bots.module.css';
import { RecordMapping } from './RecordMapping';
import { botVerbs } from './useBotVerbs';

/** What becomes of the bot’s submissions: its flow app, its default board, the records they make. */
export function BotSettings({ detail }: { detail: BotDetail }) {
  const { bot } = detail;
  const canSet = useCanSet();
  const apps = useFlowApps();
  const boards = useBoards();
  const types = useRecordTypes().map(({ id, plural }) => ({ id, name: plural }));
  return (
    <section className={classes.section} aria-label="Settings of the bot">
      <Facts detail={detail} />
      <div className={classes.settings}>
        <Setting
          label="Flow app"
          hint={
            <>
              Its routing rules are tried on the bot’s submissions.{' '}
              {bot.flowAppId && (
                <Link to="/flow-apps/$id" params={{ id: bot.flowAppId }} search={{}} className={classes.rules}>
                  Show them
                </Link>
              )}
            </>
          }
        >
          <Picker
            label="Flow app"
            none="None"
            readOnly={!canSet}
            choices={apps}
            value={bot.flowAppId}
            onChange={(app) => void botVerbs.setFlowApp(bot, app)}
          />
        </Setting>
        <Setting label="Default board" hint="Where the card goes that no rule claims.">
          <Picker
            label="Default board"
            none="No card is made"
            readOnly={!canSet}
            choices={boards}
            value={bot.defaultBoard?.id ?? null}
            lost={bot.defaultBoard?.isDeleted ? `“${bot.defaultBoard.name}” was deleted.` : undefined}
            onChange={(board) => void botVerbs.setBoard(bot, board)}
          />
        </Setting>
        <Setting label="Record type" hint="A completed submission makes a record of it.">
          <Picker
            label="Record type"
            none="No records are made"
            readOnly={!canSet}
            choices={types}
            value={bot.recordType?.id ?? null}
            lost={bot.recordType?.isDeleted ? `“${bot.recordType.name}” was deleted.` : undefined}
            onChange={(type) => void botVerbs.setType(bot, type)}
          />
        </Setting>
      </div>
      <RecordMapping detail={detail} readOnly={!canSet} />
    </section>
  );
}

function Facts({ detail: { bot, firstSubmissionAt, externalId } }: { detail: BotDetail }) {
  const { counts, lastSubmissionAt } = bot;
  const facts: [label: string, value: string][] = [
    ['Completed', formatCount(counts.completed)],
    ['Incomplete', formatCount(counts.incomplete)],
    ['Tests', formatCount(counts.tests)],
    ['No contact', formatCount(counts.unmatched)],
    ['First', firstSubmissionAt === null ? '–' : formatDay(firstSubmissionAt)],
    ['Last', lastSubmissionAt === null ? '–' : formatDay(lastSubmissionAt)],
    ...(externalId === null ? [] : ([['ID', externalId]] satisfies [string, string][])),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="numeric">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Setting({ label, hint, children }: { label: string; hint: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.setting}>
      <span className={classes.settingLabel}>{label}</span>
      {children}
      <p className={classes.hint}>{hint}</p>
    </div>
  );
}

interface PickerProps {
  label: string;
  /** The words for nothing. */
  none: string;
  readOnly: boolean;
  choices: { id: string; name: string }[];
  value: string | null;
  lost?: string | undefined;
  onChange: (choice: { id: string; name: string } | null) => void;
}

function Picker({ label, none, readOnly, choices, value, lost, onChange }: PickerProps) {
  return (
    <Select
      aria-label={label}
      placeholder={none}
      readOnly={readOnly}
      searchable={!readOnly}
      clearable={!readOnly}
      clearButtonProps={{ 'aria-label': none }}
      nothingFoundMessage="There is nothing of that name."
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      value={choices.some(({ id }) => id === value) ? value : null}
      error={lost}
      onChange={(next) => onChange(choices.find(({ id }) => id === next) ?? null)}
    />
  );
}
