import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../components/ErrorState';
import { SkeletonRows } from '../../components/SkeletonRows';
import { ipc } from '../../ipc';
import { formatDay } from '../../lib/format';
import { appStateQuery, workspaceQuery } from '../workspace/api';
import { Field } from './Field';
import { SavedText } from './SavedText';
import classes from './SettingsScreen.module.css';
import { saveWorkspace } from './saveWorkspace';

/** What holds for everybody who opens this workspace. */
export function WorkspacePage() {
  const workspace = useQuery(workspaceQuery);
  const choices = useQuery(appStateQuery).data;
  if (workspace.isError) {
    return <ErrorState what="The settings" error={workspace.error} onRetry={() => void workspace.refetch()} />;
  }
  if (!workspace.data || !choices) return <SkeletonRows rows={4} height={64} label="Loading settings" />;
  const { name, region, timezone, path, createdAt, member } = workspace.data;
  const isReadOnly = member.role === 'member';
  const zones = choices.timezones.includes(timezone) ? choices.timezones : [timezone, ...choices.timezones];
  return (
    <div className={classes.fields}>
      {isReadOnly && <p className={classes.hint}>Only the owner or an admin changes these settings.</p>}
      <Field label="Name" htmlFor="workspace-name">
        <SavedText
          id="workspace-name"
          value={name}
          required
          readOnly={isReadOnly}
          onSave={(next) => saveWorkspace({ name: next }, 'Workspace name')}
        />
      </Field>
      <Field
        label="Region"
        htmlFor="workspace-region"
        hint="A phone number without + is read as one of this region. Numbers already here stay as they are."
      >
        <Select
          id="workspace-region"
          w="100%"
          searchable={!isReadOnly}
          readOnly={isReadOnly}
          allowDeselect={false}
          data={choices.regions.map((each) => ({ value: each.code, label: each.name }))}
          value={region}
          onChange={(next) => next && next !== region && void saveWorkspace({ region: next }, 'Region')}
        />
      </Field>
      <Field
        label="Time zone"
        htmlFor="workspace-timezone"
        hint="Days begin at its midnight, and times without a zone are read in it."
      >
        <Select
          id="workspace-timezone"
          w="100%"
          searchable={!isReadOnly}
          readOnly={isReadOnly}
          allowDeselect={false}
          limit={60}
          data={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          value={timezone}
          onChange={(next) => next && next !== timezone && void saveWorkspace({ timezone: next }, 'Time zone')}
        />
      </Field>
      <Field label="File" hint={path}>
        <Button variant="default" onClick={() => void ipc.showInFolder(path)}>
          Show in folder
        </Button>
      </Field>
      <Field label="Made on">
        <span className="numeric">{formatDay(createdAt, new Date(0))}</span>
      </Field>
    </div>
  );
}
