import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { dayKey } from '../../lib/days';
import { useMinute } from '../../lib/useMinute';
import { useTimezone } from '../profile/api';

/** Reads boards anew when the workspace’s day changes: what was due yesterday is overdue, whether anything was written or not. */
export function NewDay() {
  useMinute();
  const client = useQueryClient();
  const today = dayKey(new Date(), useTimezone());
  const known = useRef(today);
  useEffect(() => {
    if (known.current === today) return;
    known.current = today;
    void client.invalidateQueries({ queryKey: ['boards'] });
  }, [client, today]);
  return null;
}
