import { TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { BotSummary } from '../../ipc';
import { useCanSet } from '../workspace/useCanSet';
import classes from './Bots.module.css';
import { botVerbs } from './useBotVerbs';

/** The bot’s name; a click changes it. */
export function BotName({ bot }: { bot: BotSummary }) {
  const canSet = useCanSet();
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    const name = (typed ?? '').trim();
    setTyped(null);
    if (name !== '' && name !== bot.name) void botVerbs.rename(bot, name);
  };
  if (!canSet) return bot.name;
  if (typed === null) {
    return (
      <UnstyledButton
        className={classes.rename}
        aria-label={`Rename ${bot.name}`}
        title="Rename"
        onClick={() => setTyped(bot.name)}
      >
        {bot.name}
      </UnstyledButton>
    );
  }
  return (
    <TextInput
      autoFocus
      size="xs"
      w={260}
      aria-label="Name of the bot"
      maxLength={120}
      value={typed}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setTyped(null);
      }}
    />
  );
}
