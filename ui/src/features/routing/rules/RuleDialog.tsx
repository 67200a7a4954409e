import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type FlowAppInfo, type IpcError, type RoutingRuleInfo, toIpcError } from '../../../ipc';
import { errorCopy } from '../../../lib/errorCopy';
import { formatCountOf } from '../../../lib/format';
import { describedQuery } from '../../filters/api';
import { SUBMISSIONS } from '../../filters/asked';
import { FilterForm } from '../../filters/builder/FilterForm';
import { isEverybody } from '../../filters/filter';
import { changeOf, creation, draftOf, NEW_RULE, nameFrom, type RuleDraft } from './draft';
import classes from './Rules.module.css';
import { TargetInputs } from './TargetInputs';
import { useAppAnswers } from './useAppAnswers';
import { useRuleVerbs } from './useRuleVerbs';

interface RuleDialogProps {
  app: FlowAppInfo;
  /** The rule that is changed; nothing for a new one. */
  rule: RoutingRuleInfo | null;
  onClose: () => void;
}

/** Makes a rule, or changes one: what a submission must be like, and where its card then goes. */
export function RuleDialog({ app, rule, onClose }: RuleDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={rule ? `Edit “${rule.name}”` : 'Add rule'}
      size={720}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <RuleForm app={app} rule={rule} onClose={onClose} />
    </Modal>
  );
}

function RuleForm({ app, rule, onClose }: RuleDialogProps) {
  const [draft, setDraft] = useState<RuleDraft>(() => (rule ? draftOf(rule) : NEW_RULE));
  const [open, setOpen] = useState(0);
  const [error, setError] = useState<IpcError | null>(null);
  const [saving, setSaving] = useState(false);
  const verbs = useRuleVerbs(app.id);
  const first = useAppAnswers(app);
  const words = useQuery(describedQuery(draft.filter, SUBMISSIONS.subject)).data?.words;
  const suggested = isEverybody(draft.filter) ? 'Every submission' : nameFrom(words?.summary);
  const name = draft.name.trim() || suggested;
  const { board } = draft;

  const change = (next: Partial<RuleDraft>) => {
    setDraft((was) => ({ ...was, ...next }));
    setError(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // A dialog is drawn elsewhere, but its events still pass through the page that opened it.
    event.stopPropagation();
    if (board === null || open > 0 || saving) return;
    setSaving(true);
    try {
      if (rule) await verbs.update(changeOf(rule, name, board, draft));
      else await verbs.create(creation(app.id, name, board, draft));
      onClose();
    } catch (thrown) {
      setError(toIpcError(thrown));
      setSaving(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <TextInput
        data-autofocus
        label="Name"
        placeholder={suggested}
        maxLength={80}
        autoComplete="off"
        value={draft.name}
        error={error?.details.field === 'name' ? error.message : undefined}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <fieldset className={classes.fields}>
        <legend>If</legend>
        <FilterForm
          asked={SUBMISSIONS}
          initial={draft.filter}
          first={first}
          onChange={(built) => {
            change({ filter: built.filter });
            setOpen(built.open);
          }}
        />
      </fieldset>
      <TargetInputs app={app} draft={draft} lost={rule?.destination ?? null} onChange={change} />
      {error && error.details.field !== 'name' && (
        <p className={classes.refusal} role="alert">
          {errorCopy(error).message}
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        {open > 0 && (
          <span className={classes.open} role="status">
            {formatCountOf(open, 'condition', 'conditions')} still open
          </span>
        )}
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={saving} disabled={board === null || open > 0}>
          {rule ? 'Save' : 'Add rule'}
        </Button>
      </Group>
    </form>
  );
}
