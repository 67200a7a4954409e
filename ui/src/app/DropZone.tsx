import { IconFileImport } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { onDragHover, onFilesDropped } from '../ipc';
import classes from './DropZone.module.css';

/** The record type whose screen an address is, if it is one's. */
const typeAt = (pathname: string) => /^\/records\/([^/]+)/.exec(pathname)?.[1];

/** Files dropped anywhere in the window, at any time, start an import: of records on the screens of a type. */
export function DropZone() {
  const navigate = useNavigate();
  const type = useLocation({ select: ({ pathname }) => typeAt(pathname) });
  const [over, setOver] = useState(false);
  useEffect(() => onDragHover(setOver), []);
  useEffect(
    () =>
      onFilesDropped((paths) => {
        setOver(false);
        if (paths.length === 0) return;
        if (type === undefined) void navigate({ to: '/imports/new', state: { paths } });
        else void navigate({ to: '/records/$type/import', params: { type }, state: { paths } });
      }),
    [navigate, type],
  );
  if (!over) return null;
  return (
    <div className={classes.overlay} role="status">
      <div className={classes.card}>
        <IconFileImport size={28} stroke={1.5} aria-hidden />
        <p className={classes.title}>{type === undefined ? 'Drop to import' : 'Drop to import records'}</p>
        <p className={classes.hint}>
          {type === undefined
            ? 'You see what would change before anything is written.'
            : 'You choose where each column goes before anything is written.'}
        </p>
      </div>
    </div>
  );
}
