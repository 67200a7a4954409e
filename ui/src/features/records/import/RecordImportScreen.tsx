import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { PageHeader } from '../../../components/PageHeader';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { toast } from '../../../components/toast';
import type { RecordFile, RecordImportReport, RecordTypeInfo } from '../../../ipc';
import { useDroppedFiles } from '../../imports/useDroppedFiles';
import { recordTypesQuery } from '../api';
import { MissingType } from '../MissingType';
import { ColumnsStep } from './ColumnsStep';
import { FileStep } from './FileStep';
import { ResultStep } from './ResultStep';

const route = getRouteApi('/records/$type/import');

type State =
  /** Where one was dropped, it is read at once. */
  | { at: 'file'; dropped?: { path: string; done: () => void } }
  | { at: 'columns'; file: RecordFile }
  | { at: 'done'; file: RecordFile; report: RecordImportReport };

/** Brings in records of a type from a file: which file, which columns, what became of its rows. */
export function RecordImportScreen() {
  const { type: id } = route.useParams();
  const types = useQuery(recordTypesQuery);
  const type = types.data?.find((each) => each.id === id);
  if (types.isPending) return <SkeletonRows rows={8} label="Loading the import" />;
  if (types.isError) return <ErrorState what="The import" error={types.error} onRetry={() => void types.refetch()} />;
  return type ? <Wizard key={type.id} type={type} /> : <MissingType />;
}

function Wizard({ type }: { type: RecordTypeInfo }) {
  const navigate = route.useNavigate();
  const [state, setState] = useState<State>({ at: 'file' });
  const again = () => setState({ at: 'file' });
  const take = useCallback(([path, ...others]: string[], done: () => void) => {
    if (path === undefined) return;
    setState({ at: 'file', dropped: { path, done } });
    if (others.length > 0) toast({ message: 'Records come from one file at a time. The first of these was taken.' });
  }, []);
  useDroppedFiles(take);
  const leave = () => void navigate({ to: '/records/$type', params: { type: type.id }, search: {} });
  return (
    <>
      <PageHeader title={`Import ${type.plural}`} back={{ label: type.plural, onClick: leave }} />
      {state.at === 'file' && (
        <FileStep type={type} dropped={state.dropped} onRead={(file) => setState({ at: 'columns', file })} />
      )}
      {state.at === 'columns' && (
        <ColumnsStep
          key={state.file.path}
          type={type}
          file={state.file}
          onBack={again}
          onDone={(report) => setState({ at: 'done', file: state.file, report })}
        />
      )}
      {state.at === 'done' && (
        <ResultStep type={type} file={state.file} report={state.report} onAgain={again} onLeave={leave} />
      )}
    </>
  );
}
