import { IconRobot } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { TagDot } from '../../components/Tag';
import { TruncatedText } from '../../components/TruncatedText';
import type { FlowAppInfo } from '../../ipc';
import { useBoards } from '../boards/api';
import { useBots } from '../bots/api';
import { useRecordTypes } from '../records/api';
import { RecordIcon } from '../records/icons';
import { useFlowApps } from './api';
import { BelongingList } from './BelongingList';
import classes from './FlowApps.module.css';
import { useFlowAppVerbs } from './useFlowAppVerbs';

interface BelongingsProps {
  app: FlowAppInfo;
  readOnly: boolean;
}

/** The bots, boards and record types of a flow app, and the ways to move others into it. */
export function Belongings({ app, readOnly }: BelongingsProps) {
  const verbs = useFlowAppVerbs();
  const bots = useBots();
  const boards = useBoards();
  const types = useRecordTypes();
  const nameOf = new Map(useFlowApps().map(({ id, name }) => [id, name]));
  return (
    <aside className={classes.belongings} aria-label="What belongs to it">
      <BelongingList
        title="Intake bots"
        noun="bot"
        readOnly={readOnly}
        own={app.bots.map(({ id, name, submissionCount }) => ({
          id,
          name,
          count: submissionCount,
          shown: (
            <Link to="/bots/$id" params={{ id }} className={classes.thing}>
              <IconRobot size={15} stroke={1.6} aria-hidden />
              <TruncatedText text={name} />
            </Link>
          ),
        }))}
        others={bots
          .filter(({ flowAppId }) => flowAppId !== app.id)
          .map(({ id, name, flowApp }) => ({ id, name, now: flowApp }))}
        onMove={(id, into) => {
          const bot = bots.find((each) => each.id === id);
          if (bot) void verbs.moveBot(bot, into ? app : null);
        }}
      />
      <BelongingList
        title="Boards"
        noun="board"
        readOnly={readOnly}
        own={app.boards.map(({ id, name, color, cardCount }) => ({
          id,
          name,
          count: cardCount,
          shown: (
            <Link to="/boards/$id" params={{ id }} search={{}} className={classes.thing}>
              <TagDot color={color} />
              <TruncatedText text={name} />
            </Link>
          ),
        }))}
        others={boards
          .filter(({ flowApp }) => flowApp?.id !== app.id)
          .map(({ id, name, flowApp }) => ({ id, name, now: flowApp?.name ?? '' }))}
        onMove={(id, into) => {
          const board = boards.find((each) => each.id === id);
          if (board) void verbs.moveBoard(board, into ? app : null, app.name);
        }}
      />
      <BelongingList
        title="Record types"
        noun="record type"
        readOnly={readOnly}
        own={app.recordTypes.map(({ id, plural, icon, color, recordCount }) => ({
          id,
          name: plural,
          count: recordCount,
          shown: (
            <Link to="/records/$type" params={{ type: id }} search={{}} className={classes.thing}>
              <RecordIcon icon={icon} color={color} />
              <TruncatedText text={plural} />
            </Link>
          ),
        }))}
        others={types
          .filter(({ flowApp }) => flowApp !== app.id)
          .map(({ id, plural, flowApp }) => ({ id, name: plural, now: nameOf.get(flowApp ?? '') ?? '' }))}
        onMove={(id, into) => {
          const type = types.find((each) => each.id === id);
          if (type) void verbs.moveType(type, into ? app : null, app.name);
        }}
      />
    </aside>
  );
}
