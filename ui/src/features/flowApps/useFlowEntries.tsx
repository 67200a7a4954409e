import { IconRobot, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatCountOf } from '../../lib/format';
import { botsQuery } from '../bots/api';
import { foldName } from '../tags/api';
import { flowAppsQuery } from './api';

interface FlowEntry {
  id: string;
  icon: ReactNode;
  label: string;
  detail: string;
  run: () => void;
}

/** The flow apps and bots that a text finds, to be opened; without a text they would stand before all else. */
export function useFlowEntries(text: string): FlowEntry[] {
  const navigate = useNavigate();
  const wanted = foldName(text);
  const enabled = wanted !== '';
  const apps = useQuery({ ...flowAppsQuery, enabled }).data ?? [];
  const bots = useQuery({ ...botsQuery, enabled }).data ?? [];
  if (!enabled) return [];
  const isFound = ({ name }: { name: string }) => foldName(name).includes(wanted);
  return [
    ...apps.filter(isFound).map(({ id, name, rules }) => ({
      id: `flow-app-${id}`,
      icon: <IconRoute size={16} stroke={1.75} aria-hidden />,
      label: name,
      detail: formatCountOf(rules, 'rule'),
      run: () => void navigate({ to: '/flow-apps/$id', params: { id }, search: {} }),
    })),
    ...bots.filter(isFound).map(({ id, name, submissionCount }) => ({
      id: `bot-${id}`,
      icon: <IconRobot size={16} stroke={1.75} aria-hidden />,
      label: name,
      detail: formatCountOf(submissionCount, 'submission'),
      run: () => void navigate({ to: '/bots/$id', params: { id }, search: {} }),
    })),
  ];
}
