import { IconFileImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { onDragHover, onFilesDropped } from '../ipc';
import classes from './DropZone.module.css';

/** Files dropped anywhere in the window, at any time, start an import. */
export function DropZone() {
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  useEffect(() => onDragHover(setOver), []);
  useEffect(
    () =>
      onFilesDropped((paths) => {
        setOver(false);
        if (paths.length > 0) void navigate({ to: '/imports/new', state: { paths } });
      }),
    [navigate],
  );
  if (!over) return null;
  return (
    <div className={classes.overlay} role="status">
      <div className={classes.card}>
        <IconFileImport size={28} stroke={1.5} aria-hidden />
        <p className={classes.title}>Drop to import</p>
        <p className={classes.hint}>You see what would change before anything is written.</p>
      </div>
    </div>
  );
}
