import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../components/ErrorState';
import { SkeletonRows } from '../../components/SkeletonRows';
import type { Role } from '../../ipc';
import { workspaceQuery } from '../workspace/api';
import { Field } from './Field';
import { SavedText } from './SavedText';
import classes from './SettingsScreen.module.css';
import { saveWorkspace } from './saveWorkspace';

const ROLES: Record<Role, string> = { owner: 'Owner', admin: 'Admin', member: 'Member' };

/** Who the changes made on this computer are signed with. */
export function YouPage() {
  const workspace = useQuery(workspaceQuery);
  if (workspace.isError) {
    return <ErrorState what="The settings" error={workspace.error} onRetry={() => void workspace.refetch()} />;
  }
  if (!workspace.data) return <SkeletonRows rows={3} height={64} label="Loading settings" />;
  const { member } = workspace.data;
  return (
    <div className={classes.fields}>
      <Field label="Name" htmlFor="you-name" hint="Stands beside what you change. It is not a login.">
        <SavedText
          id="you-name"
          value={member.name}
          required
          onSave={(next) => saveWorkspace({ memberName: next }, 'Your name')}
        />
      </Field>
      <Field label="E-mail" htmlFor="you-email">
        <SavedText
          id="you-email"
          value={member.email}
          placeholder="Optional"
          onSave={(next) => saveWorkspace({ memberEmail: next }, 'Your e-mail')}
        />
      </Field>
      <Field label="Role">{ROLES[member.role]}</Field>
    </div>
  );
}
