import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { RelativeTime } from '../../components/RelativeTime';
import { TruncatedText } from '../../components/TruncatedText';
import { undoEarlier } from '../../components/toast';
import type { OperationInfo } from '../../ipc';
import { undoOperation } from '../contacts/api';
import { MemberAvatar } from '../team/MemberAvatar';
import classes from './History.module.css';
import { operationDetail, operationWords } from './words';

/** One change: who made it, what it was, when, and whether it still stands. */
export function OperationLine({ operation }: { operation: OperationInfo }) {
  const { member, at, undoneAt } = operation;
  const detail = operationDetail(operation);
  return (
    <div className={classes.line} data-undone={undoneAt !== null || undefined}>
      <MemberAvatar member={member} />
      <span className={classes.who}>
        <TruncatedText text={member.name} />
      </span>
      <span className={classes.what}>
        <What operation={operation} />
        {detail !== null && <TruncatedText text={detail} className={classes.detail} />}
      </span>
      <span className={classes.state}>
        {undoneAt === null ? (
          <UndoButton operation={operation} />
        ) : (
          <>
            Undone <RelativeTime at={undoneAt} />
          </>
        )}
      </span>
      <span className={classes.when}>
        <RelativeTime at={at} />
      </span>
    </div>
  );
}

/** What was done, as a way to where it can be looked at. */
function What({ operation }: { operation: OperationInfo }) {
  const words = <TruncatedText text={operationWords(operation)} className={classes.words} />;
  if (operation.import !== null) {
    return (
      <Link to="/imports/$id" params={{ id: operation.import }} className={classes.link}>
        {words}
      </Link>
    );
  }
  if (operation.contact !== null) {
    return (
      <Link to="/contacts/$id" params={{ id: operation.contact }} search={{}} className={classes.link}>
        {words}
      </Link>
    );
  }
  return words;
}

function UndoButton({ operation }: { operation: OperationInfo }) {
  const [undoing, setUndoing] = useState(false);
  if (!operation.canUndo) return null;
  const message = operationWords(operation);
  const undo = async () => {
    setUndoing(true);
    await undoEarlier({ message, undo: undoOperation(operation.id) });
    setUndoing(false);
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={classes.undo ?? ''}
      disabled={undoing}
      aria-label={`Undo: ${message}`}
      onClick={() => void undo()}
    >
      Undo
    </Button>
  );
}
