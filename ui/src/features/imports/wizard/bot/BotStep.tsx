import { Autocomplete, Button, Radio, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ErrorState } from '../../../../components/ErrorState';
import { SkeletonRows } from '../../../../components/SkeletonRows';
import type { BotSummary } from '../../../../ipc';
import { formatCountOf } from '../../../../lib/format';
import { botsQuery } from '../../../bots/api';
import { type Chosen, questionAfter } from '../machine';
import { goOn, send } from '../run';
import { StepFrame } from '../StepFrame';
import classes from './Bot.module.css';
import { sameName } from './sameName';

/** Which bot the rows are conversations with, where they don't say it themselves. */
export function BotStep({ state }: { state: Chosen }) {
  const bots = useQuery(botsQuery);
  if (bots.isPending) return <SkeletonRows rows={4} label="Loading the bots" />;
  if (bots.isError) return <ErrorState what="The bots" error={bots.error} onRetry={() => void bots.refetch()} />;
  return <BotForm state={state} bots={bots.data} />;
}

function BotForm({ state, bots }: { state: Chosen; bots: BotSummary[] }) {
  const suggested = state.settings.bot ?? state.draft.suggestedBot;
  const known = bots.find((bot) => sameName(bot.name, suggested));
  const [choice, setChoice] = useState<'existing' | 'new'>(
    known || (bots.length > 0 && suggested === '') ? 'existing' : 'new',
  );
  const [existing, setExisting] = useState(known?.id ?? null);
  const [name, setName] = useState(known ? '' : suggested);
  const [flowApp, setFlowApp] = useState(state.settings.flowApp ?? '');
  const [asked, setAsked] = useState(false);

  const chosen = bots.find((bot) => bot.id === existing);
  const twin = bots.find((bot) => sameName(bot.name, name));
  const bot = choice === 'existing' ? (chosen?.name ?? '') : name.trim();
  const missing = asked && bot === '';

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (bot === '') return;
    send({ type: 'bot', bot, flowApp: choice === 'new' ? flowApp.trim() : '' });
    void goOn('bot');
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <StepFrame
        title="Which bot are these submissions from?"
        hint="The rows don’t say. A bot is the form or conversation that people filled in."
        footer={
          <>
            <Button variant="default" onClick={() => send({ type: 'go', to: 'files' })}>
              Back
            </Button>
            <Button type="submit" className={classes.go}>
              {questionAfter('bot', state.draft) === 'plan' ? 'Review' : 'Continue'}
            </Button>
          </>
        }
      >
        <Radio.Group
          aria-label="Bot"
          value={choice}
          onChange={(value) => setChoice(value === 'existing' ? 'existing' : 'new')}
          className={classes.choices}
        >
          {bots.length > 0 && (
            <div className={classes.choice} data-chosen={choice === 'existing' || undefined}>
              <Radio value="existing" label="A bot you have" />
              {choice === 'existing' && (
                <Select
                  aria-label="Bot you have"
                  placeholder="Choose a bot"
                  searchable
                  // Who chooses the suggested one once more wants it.
                  allowDeselect={false}
                  data={bots.map((each) => ({ value: each.id, label: each.name }))}
                  renderOption={({ option }) => <BotOption bot={bots.find((each) => each.id === option.value)} />}
                  value={existing}
                  onChange={setExisting}
                  error={missing ? 'Choose the bot, or make a new one.' : undefined}
                  description={
                    chosen && `${chosen.flowApp} · ${formatCountOf(chosen.submissionCount, 'submission')} so far`
                  }
                  inputWrapperOrder={['input', 'description', 'error']}
                />
              )}
            </div>
          )}
          <div className={classes.choice} data-chosen={choice === 'new' || undefined}>
            <Radio value="new" label="A new bot" />
            {choice === 'new' && (
              <div className={classes.fields}>
                <TextInput
                  label="Name"
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                  error={missing ? 'Give the bot a name, such as “Quote request”.' : undefined}
                  description={
                    twin &&
                    `You have a bot with this name: the rows will join its ${formatCountOf(twin.submissionCount, 'submission')}.`
                  }
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                />
                <Autocomplete
                  label="Flow app"
                  placeholder="Optional"
                  description="Groups the bots of one use case."
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  data={[...new Set(bots.map((each) => each.flowApp).filter((each) => each !== ''))]}
                  value={flowApp}
                  onChange={setFlowApp}
                />
              </div>
            )}
          </div>
        </Radio.Group>
      </StepFrame>
    </form>
  );
}

function BotOption({ bot }: { bot: BotSummary | undefined }) {
  if (!bot) return null;
  return (
    <div className={classes.option}>
      <span>{bot.name}</span>
      <span className={classes.optionHint}>
        {bot.flowApp} · {formatCountOf(bot.submissionCount, 'submission')}
      </span>
    </div>
  );
}
