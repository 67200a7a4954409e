import { Tooltip } from '@mantine/core';
import { formatExactTime, formatRelative, timeZone } from '../lib/format';
import { useMinute } from '../lib/useMinute';

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
