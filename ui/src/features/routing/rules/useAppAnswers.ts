import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FlowAppInfo } from '../../../ipc';
import { botQuery } from '../../bots/api';
import type { FirstFields } from '../../filters/catalog';

/** The answers that the bots of a flow app ask for: what its rules are most likely about. */
export function useAppAnswers(app: FlowAppInfo): FirstFields | undefined {
  const bots = useQueries({ queries: app.bots.map(({ id }) => botQuery(id, 'month', null)) });
  const names = bots.flatMap(({ data }) => data?.questions.map(({ name }) => `answer.${name}`) ?? []);
  const key = names.join('\n');
  return useMemo(() => {
    if (key === '') return undefined;
    return { heading: `Answers of ${app.name}`, fields: new Set(key.split('\n')) };
  }, [key, app.name]);
}
