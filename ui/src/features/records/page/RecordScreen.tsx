import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { toIpcError } from '../../../ipc';
import layout from '../../profile/Profile.module.css';
import { recordQuery, recordTypesQuery } from '../api';
import { MissingType } from '../MissingType';
import { RecordBinBanner } from './RecordBinBanner';
import { RecordColumn } from './RecordColumn';
import { RecordHeader } from './RecordHeader';
import { RecordStory } from './RecordStory';

const route = getRouteApi('/records/$type/$id');

/** Everything about one record: what it says at the left; who belongs to it, and what happened, at the right. */
export function RecordScreen() {
  const { type: typeId, id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const types = useQuery(recordTypesQuery);
  const record = useQuery(recordQuery(id));
  // A link may name the type that the record had been opened from; the record knows its own.
  const type = types.data?.find((each) => each.id === (record.data?.recordType ?? typeId));
  const isGone = record.error !== null && toIpcError(record.error).code === 'not_found';
  const title = record.data?.title;
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);

  if (types.isPending) return <SkeletonRows rows={12} label="Loading the record" />;
  if (types.isError) return <ErrorState what="The record" error={types.error} onRetry={() => void types.refetch()} />;
  if (!type) return <MissingType />;
  const back = () => void navigate({ to: '/records/$type', params: { type: type.id }, search });
  return (
    <div className={layout.screen}>
      <RecordHeader id={id} type={type} search={search} record={record.data} onBack={back} />
      {record.isPending && <SkeletonRows rows={12} label="Loading the record" />}
      {record.isError && (
        <ErrorState
          what="This record"
          error={record.error}
          onRetry={() => void record.refetch()}
          action={<Button onClick={back}>Back to {type.plural}</Button>}
        />
      )}
      {record.data && !isGone && (
        <>
          <RecordBinBanner record={record.data} type={type} />
          <div className={layout.body}>
            <aside className={layout.left} aria-label="About this record">
              <RecordColumn key={id} record={record.data} type={type} />
            </aside>
            <RecordStory key={id} record={record.data} type={type} />
          </div>
        </>
      )}
    </div>
  );
}
