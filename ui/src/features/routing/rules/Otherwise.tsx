import { Link } from '@tanstack/react-router';
import { TagDot } from '../../../components/Tag';
import { ToneBadge } from '../../../components/ToneBadge';
import type { FlowAppInfo } from '../../../ipc';
import { useBots } from '../../bots/api';
import classes from './Rules.module.css';

/** What becomes of a submission that no rule claims: each bot has a board for them, or none. */
export function Otherwise({ app, hasRules }: { app: FlowAppInfo; hasRules: boolean }) {
  const all = useBots();
  const bots = app.bots.flatMap(({ id }) => all.find((bot) => bot.id === id) ?? []);
  return (
    <div className={classes.otherwise}>
      <span>{hasRules ? 'Otherwise' : 'No rules yet'}, the card goes to the bot’s default board:</span>
      {app.bots.length === 0 && <p className={classes.quiet}>This flow app has no bots yet.</p>}
      <ul className={classes.defaults}>
        {bots.map(({ id, name, defaultBoard }) => (
          <li key={id}>
            <Link to="/bots/$id" params={{ id }} className={classes.bot}>
              {name}
            </Link>
            {' → '}
            {defaultBoard ? (
              <span className={classes.board}>
                <TagDot color={defaultBoard.color} /> {defaultBoard.name}
              </span>
            ) : (
              <span className={classes.quiet}>no card</span>
            )}
            {defaultBoard?.isDeleted && <ToneBadge tone="warn">Deleted board</ToneBadge>}
          </li>
        ))}
      </ul>
    </div>
  );
}
