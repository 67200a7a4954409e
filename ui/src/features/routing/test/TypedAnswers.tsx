import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Refusal } from '../../../components/Refusal';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { BotId, BotQuestion, FlowAppBot, TestRouting } from '../../../ipc';
import { botQuery } from '../../bots/api';
import { ContactValues } from './ContactValues';
import classes from './Test.module.css';

type Given = Pick<TestRouting, 'answers' | 'contact'>;

interface TypedAnswersProps {
  bots: FlowAppBot[];
  bot: BotId;
  onBot: (bot: BotId) => void;
  given: Given;
  onGiven: (given: Given) => void;
}

/** Questions that are asked at once; what few were ever asked follows a filter on them, not a form. */
const SHOWN = 40;

const textOf = ({ answers }: Given, name: string) => answers.find((each) => each.name === name)?.text ?? '';

/** A bot’s questions, and values of the contact, to be answered as somebody would. */
export function TypedAnswers({ bots, bot, onBot, given, onGiven }: TypedAnswersProps) {
  const asked = useQuery(botQuery(bot, 'month', null));
  const detail = asked.data;
  const questions = useMemo(() => detail?.questions.slice(0, SHOWN), [detail]);
  const answer = (name: string, text: string) => {
    const others = given.answers.filter((each) => each.name !== name);
    onGiven({ ...given, answers: text === '' ? others : [...others, { name, text }] });
  };
  return (
    <div className={classes.form} role="group" aria-label="Answers">
      {bots.length > 1 && (
        <Select
          label="Bot"
          data={bots.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
          value={bot}
          onChange={(next) => next !== null && onBot(next)}
        />
      )}
      {asked.isError && <Refusal error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <SkeletonRows rows={3} label="Loading the questions" />}
      {questions?.map((question) => (
        <Question
          key={question.name}
          question={question}
          value={textOf(given, question.name)}
          onChange={(text) => answer(question.name, text)}
        />
      ))}
      {questions && <ContactValues values={given.contact} onChange={(contact) => onGiven({ ...given, contact })} />}
    </div>
  );
}

interface QuestionProps {
  question: BotQuestion;
  value: string;
  onChange: (text: string) => void;
}

function Question({ question, value, onChange }: QuestionProps) {
  if (question.options.length > 0) {
    return <Autocomplete size="sm" label={question.label} data={question.options} value={value} onChange={onChange} />;
  }
  return (
    <TextInput
      label={question.label}
      autoComplete="off"
      inputMode={question.kind === 'number' ? 'decimal' : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
