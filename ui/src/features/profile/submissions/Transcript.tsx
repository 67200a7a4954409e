import { VisuallyHidden } from '@mantine/core';
import type { Message } from '../../../ipc';
import { clockIn } from '../../../lib/days';
import { FoldedText } from './FoldedText';
import classes from './Submissions.module.css';

/** The conversation as a chat: the bot at the start of the line, the person at its end. */
export function Transcript({ messages, timezone }: { messages: Message[]; timezone: string }) {
  return (
    <ol className={classes.chat}>
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a conversation never changes once it is stored.
        <li key={index} className={classes.message} data-from-bot={message.fromBot || undefined}>
          <VisuallyHidden>{message.fromBot ? 'Bot:' : 'Person:'}</VisuallyHidden>
          <div className={classes.bubble}>
            <FoldedText text={message.text} />
          </div>
          {message.at === null ? null : (
            <time className={classes.messageTime} dateTime={message.at}>
              {clockIn(message.at, timezone)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
