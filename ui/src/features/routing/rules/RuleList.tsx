import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { Sortable } from '../../../components/Sortable';
import type { FlowAppInfo, RoutingRuleInfo } from '../../../ipc';
import { rulesQuery } from '../api';
import { Otherwise } from './Otherwise';
import { RuleDialog } from './RuleDialog';
import { RuleLine } from './RuleLine';
import classes from './Rules.module.css';
import { useRuleVerbs } from './useRuleVerbs';

/** What the dialog is about: a new rule, or one that there is. */
type Dialog = { kind: 'closed' } | { kind: 'add' } | { kind: 'edit'; rule: RoutingRuleInfo };

interface RuleListProps {
  app: FlowAppInfo;
  readOnly: boolean;
}

/** The rules of a flow app in the order in which they are tried: the first that matches says where the card goes. */
export function RuleList({ app, readOnly }: RuleListProps) {
  const answer = useQuery(rulesQuery(app.id));
  const verbs = useRuleVerbs(app.id);
  const [dialog, setDialog] = useState<Dialog>({ kind: 'closed' });
  const rules = answer.data;
  const byId = new Map(rules?.map((rule) => [rule.id, rule]));
  const drop = (id: string, order: string[]) => {
    const rule = byId.get(id);
    if (rule) void verbs.move(rule, order[order.indexOf(id) + 1] ?? null);
  };
  return (
    <section className={classes.section} aria-labelledby="routing-rules">
      <header className={classes.head}>
        <h2 id="routing-rules" className={classes.title}>
          Routing rules
        </h2>
        {!readOnly && (
          <Button
            variant={rules?.length === 0 ? 'filled' : 'default'}
            leftSection={<IconPlus size={15} stroke={2} />}
            onClick={() => setDialog({ kind: 'add' })}
          >
            Add rule
          </Button>
        )}
      </header>
      <p className={classes.lead}>
        A completed submission makes one card. The rules are tried from the top, and the first that matches says where.
      </p>
      {answer.isPending && <SkeletonRows rows={3} height={56} label="Loading the rules" />}
      {answer.isError && <ErrorState what="The rules" error={answer.error} onRetry={() => void answer.refetch()} />}
      {rules && (
        <>
          <Sortable
            items={rules.map(({ id }) => id)}
            nameOf={(id) => byId.get(id)?.name ?? ''}
            placeOf={(id, order) => `${order.indexOf(id) + 1} of ${order.length}`}
            onDrop={drop}
          >
            <div className={classes.list} role="list" aria-label="Routing rules">
              {rules.map((rule, index) => (
                <RuleLine
                  key={rule.id}
                  rule={rule}
                  number={index + 1}
                  readOnly={readOnly}
                  verbs={verbs}
                  onEdit={() => setDialog({ kind: 'edit', rule })}
                />
              ))}
            </div>
          </Sortable>
          <Otherwise app={app} hasRules={rules.length > 0} />
        </>
      )}
      {dialog.kind !== 'closed' && (
        <RuleDialog
          app={app}
          rule={dialog.kind === 'edit' ? dialog.rule : null}
          onClose={() => setDialog({ kind: 'closed' })}
        />
      )}
    </section>
  );
}
