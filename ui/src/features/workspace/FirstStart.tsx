import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppState, CreateWorkspace, IpcError } from '../../ipc';
import { ipc, toIpcError } from '../../ipc';
import { errorCopy } from '../../lib/errorCopy';
import { appStateQuery } from './api';
import classes from './FirstStart.module.css';
import { RegionSelect, TimezoneSelect } from './RegionSelects';

/** What the first start asks: who you are, and where the workspace is at home. Everything but the name is guessed. */
export function FirstStart({ state }: { state: AppState }) {
  const client = useQueryClient();
  const [memberName, setMemberName] = useState(state.suggestedName);
  const [memberEmail, setMemberEmail] = useState('');
  const [name, setName] = useState('');
  const [region, setRegion] = useState(state.suggestedRegion);
  const [timezone, setTimezone] = useState(state.suggestedTimezone);
  const [busy, setBusy] = useState<'empty' | 'sample' | null>(null);
  const [error, setError] = useState<IpcError | null>(null);

  const first = memberName.trim().split(/\s+/)[0] ?? '';
  const suggestedWorkspace = first ? `${first}’s workspace` : 'My workspace';
  const canCreate = memberName.trim() !== '' && busy === null;

  const create = async (withSample: boolean) => {
    if (!canCreate) return;
    setBusy(withSample ? 'sample' : 'empty');
    setError(null);
    const input: CreateWorkspace = {
      name: name.trim() || (withSample ? 'Sample workspace' : suggestedWorkspace),
      region,
      timezone,
      memberName: memberName.trim(),
      memberEmail: memberEmail.trim(),
      withSample,
    };
    try {
      await ipc.createWorkspace(input);
      await client.refetchQueries({ queryKey: appStateQuery.queryKey });
    } catch (thrown) {
      setError(toIpcError(thrown));
      setBusy(null);
    }
  };

  return (
    <main className={classes.page}>
      <form
        className={classes.card}
        onSubmit={(event) => {
          event.preventDefault();
          void create(false);
        }}
      >
        <h1 className={classes.title}>Welcome to Contact Center</h1>
        <p className={classes.lead}>
          Everything stays in one file on this computer. Your name is not a login: it only says who wrote a note or made
          a change.
        </p>

        <div className={classes.fields}>
          <TextInput
            label="Your name"
            value={memberName}
            onChange={(event) => setMemberName(event.currentTarget.value)}
            data-autofocus
            required
            withAsterisk={false}
          />
          <TextInput
            label="Your e-mail"
            placeholder="Optional"
            inputMode="email"
            value={memberEmail}
            onChange={(event) => setMemberEmail(event.currentTarget.value)}
          />
          <TextInput
            label="Workspace name"
            placeholder={suggestedWorkspace}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            className={classes.wide ?? ''}
          />
          <RegionSelect regions={state.regions} value={region} onChange={setRegion} />
          <TimezoneSelect timezones={state.timezones} value={timezone} onChange={setTimezone} />
        </div>

        {error && (
          <p className={classes.error} role="alert">
            {errorCopy(error).message} {errorCopy(error).next}
          </p>
        )}

        <div className={classes.actions}>
          <Button type="submit" size="sm" disabled={!canCreate} loading={busy === 'empty'}>
            Create workspace
          </Button>
          <Button
            variant="default"
            size="sm"
            disabled={!canCreate}
            loading={busy === 'sample'}
            onClick={() => void create(true)}
          >
            Explore with a sample workspace
          </Button>
        </div>
        <p className={classes.path}>
          Saved as <span className={classes.mono}>{state.defaultPath}</span>
        </p>
      </form>
    </main>
  );
}
