import { useLocation } from '@tanstack/react-router';
import type { BoardId } from '../../ipc';

/** The board that is on screen. */
export function useCurrentBoard(): BoardId | null {
  return useLocation({ select: ({ pathname }) => /^\/boards\/([^/]+)$/.exec(pathname)?.[1] ?? null });
}
