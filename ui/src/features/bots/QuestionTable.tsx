import { ToneBadge } from '../../components/ToneBadge';
import { TruncatedText } from '../../components/TruncatedText';
import type { BotQuestion } from '../../ipc';
import { formatCount } from '../../lib/format';
import classes from './Bots.module.css';

const KINDS: Record<string, string> = {
  text: 'Text',
  long_text: 'Long text',
  number: 'Number',
  date: 'Date',
  boolean: 'Yes or no',
  list: 'Several',
  select: 'Choice',
  multi_select: 'Several choices',
  email: 'E-mail',
  phone: 'Phone',
  url: 'Link',
};

const kindWords = (kind: string) => KINDS[kind] ?? kind.replaceAll('_', ' ');

interface QuestionTableProps {
  questions: BotQuestion[];
  /** Submissions that were finished: what answers are counted against. */
  /** How many submissions were looked at. */
  of: number;
}

/** What the bot asks, and how many have answered. */
export function QuestionTable({ questions, of }: QuestionTableProps) {
  return (
    <section className={classes.section} aria-labelledby="bot-questions">
      <h2 id="bot-questions" className={classes.title}>
        Questions <span className={`${classes.count} numeric`}>{formatCount(questions.length)}</span>
      </h2>
      {questions.length === 0 ? (
        <p className={classes.quiet}>No question is known yet. Import its definition, or submissions with answers.</p>
      ) : (
        <table className={`${classes.table} ${classes.inPage}`}>
          <thead>
            <tr>
              <th>Question</th>
              <th>Kind</th>
              <th>Options</th>
              <th className={classes.figure}>Answered</th>
            </tr>
          </thead>
          <tbody>
            {questions.map((question) => (
              <tr key={question.name}>
                <td>
                  <div className={classes.question}>
                    <TruncatedText text={question.label} />
                    {question.isRequired && <ToneBadge tone="quiet">Required</ToneBadge>}
                    {question.isInferred && <ToneBadge tone="quiet">Inferred</ToneBadge>}
                  </div>
                </td>
                <td className={classes.quiet}>{kindWords(question.kind)}</td>
                <td className={classes.quiet}>
                  <TruncatedText text={question.options.join(', ')} />
                </td>
                <td className={`${classes.figure} numeric`} title={shareWords(question.answered, of)}>
                  {formatCount(question.answered)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {questions.some(({ isInferred }) => isInferred) && (
        <p className={classes.hint}>
          Inferred questions are known from the answers that came in, not from a definition of the bot.
        </p>
      )}
    </section>
  );
}

function shareWords(answered: number, of: number): string | undefined {
  if (of === 0) return undefined;
  return `${Math.round((answered / of) * 100)} % of ${of === 1 ? 'one submission' : `the latest ${formatCount(of)} submissions`}`;
}
