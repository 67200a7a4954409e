import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatExactTime, formatRelative, timeZone } from '../lib/format';

/** One clock for every relative time on screen, so that a list of them does not start a timer each. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function useMinute(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const listener = () => tick((count) => count + 1);
    listeners.add(listener);
    timer ??= setInterval(() => {
      for (const notify of listeners) notify();
    }, 60_000);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
    };
  }, []);
}

/** `3 days ago`, with the exact time in the tooltip. */
export function RelativeTime({ at }: { at: string }) {
  useMinute();
  timeZone.use();
  return (
    <Tooltip label={formatExactTime(at)}>
      <time dateTime={at} className="numeric">
        {formatRelative(at)}
      </time>
    </Tooltip>
  );
}
