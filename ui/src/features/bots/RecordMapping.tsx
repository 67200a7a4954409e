import { Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { TruncatedText } from '../../components/TruncatedText';
import type { BotDetail, RecordAnswer } from '../../ipc';
import { useWanted } from '../../lib/useWanted';
import { useRecordTypes } from '../records/api';
import classes from './Bots.module.css';
import { botVerbs } from './useBotVerbs';

interface RecordMappingProps {
  detail: BotDetail;
  readOnly: boolean;
}

/** Which answer goes to which field of the records that the bot’s submissions make. */
export function RecordMapping({ detail, readOnly }: RecordMappingProps) {
  const { bot, questions } = detail;
  const [recordMapping, setMapping] = useWanted(detail.recordMapping, (wanted) => botVerbs.setMapping(bot, wanted));
  const type = useRecordTypes().find(({ id }) => id === bot.recordType?.id);
  const fields = type?.fields.filter(({ archived }) => !archived) ?? [];
  if (!type || fields.length === 0) return null;
  const answers = questions.map(({ name, label }) => ({ value: name, label }));
  const set = (field: string, answer: string | null) => {
    const others = recordMapping.filter((each) => each.field !== field);
    const next: RecordAnswer[] = answer === null ? others : [...others, { field, answer }];
    setMapping(next);
  };
  return (
    <div className={classes.mapping} role="group" aria-label={`Answers in ${type.plural}`}>
      <h2 className={classes.subtitle}>Answers in {type.plural}</h2>
      {fields.map(({ id, label }) => {
        const value = recordMapping.find((each) => each.field === id)?.answer ?? null;
        return (
          <div key={id} className={classes.mapped}>
            <Select
              size="xs"
              aria-label={`Answer for ${label}`}
              placeholder={id === type.titleField ? 'The contact’s name' : 'Nothing'}
              readOnly={readOnly}
              searchable={!readOnly}
              clearable={!readOnly}
              clearButtonProps={{ 'aria-label': `Nothing for ${label}` }}
              data={answers}
              value={answers.some((each) => each.value === value) ? value : null}
              onChange={(next) => set(id, next)}
            />
            <IconArrowRight size={14} stroke={2} className={classes.arrow ?? ''} role="img" aria-label="goes to" />
            <TruncatedText text={label} />
          </div>
        );
      })}
    </div>
  );
}
