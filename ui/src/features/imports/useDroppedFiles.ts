import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { toast } from '../../components/toast';

/** Drops that were taken already, so that coming back to the screen does not read the same files again. */
const taken = new WeakSet<string[]>();

/** Takes the files that were dropped and led to this screen, each drop once; while an import runs, they wait for nothing. */
export function useDroppedFiles(isRunning: boolean, take: (paths: string[]) => void): void {
  const dropped = useLocation({ select: (location) => location.state.paths });
  useEffect(() => {
    if (dropped === undefined || taken.has(dropped)) return;
    taken.add(dropped);
    if (isRunning) toast({ message: 'An import is running. Drop the files again when it is done.' });
    else take(dropped);
  }, [dropped, isRunning, take]);
}
