import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../components/ErrorState';
import { SkeletonRows } from '../../components/SkeletonRows';
import { appStateQuery } from '../workspace/api';
import { Field } from './Field';
import classes from './SettingsScreen.module.css';

export function AboutPage() {
  const state = useQuery(appStateQuery);
  if (state.isError) return <ErrorState what="This page" error={state.error} onRetry={() => void state.refetch()} />;
  if (!state.data) return <SkeletonRows rows={2} height={64} label="Loading" />;
  return (
    <div className={classes.fields}>
      <Field label="Contact Center" hint="A contact list for teams that keeps everything in one file on this computer.">
        <span className="numeric">Version {state.data.version}</span>
      </Field>
      <Field
        label="Where data goes"
        hint="Nowhere. The app opens no connection to any server; files leave it only when you export them."
      >
        {null}
      </Field>
    </div>
  );
}
