import { Button } from '@mantine/core';
import { IconPlus, IconSettings, IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import { TruncatedText } from '../../components/TruncatedText';
import type { RecordTypeInfo } from '../../ipc';
import { formatCount, formatCountOf } from '../../lib/format';
import { useCanSet } from '../workspace/useCanSet';
import { recordTypesQuery } from './api';
import { RecordIcon } from './icons';
import { newTypeDialog } from './newRecord';
import classes from './RecordsIndex.module.css';

/** Every record type with how many records it has. */
export function RecordsIndexScreen() {
  const navigate = useNavigate();
  const answer = useQuery(recordTypesQuery);
  const types = answer.data;
  const isEmpty = types?.length === 0;
  const canSet = useCanSet();
  const make = canSet && (
    <Button leftSection={<IconPlus size={15} stroke={2} />} onClick={() => newTypeDialog.set(true)}>
      New record type
    </Button>
  );
  return (
    <div className={classes.screen}>
      <PageHeader
        title="Records"
        actions={
          canSet &&
          !isEmpty && (
            <>
              <Button
                variant="default"
                leftSection={<IconSettings size={15} stroke={1.75} />}
                onClick={() => void navigate({ to: '/settings/$page', params: { page: 'record-types' } })}
              >
                Manage types
              </Button>
              {make}
            </>
          )
        }
      />
      {answer.isPending && <SkeletonRows rows={6} height={48} label="Loading record types" />}
      {answer.isError && (
        <ErrorState what="The record types" error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {isEmpty && (
        <EmptyState
          icon={IconStack2}
          title={
            canSet
              ? 'No record types yet. Make one for what your team keeps track of.'
              : 'No record types yet. The owner or an admin makes them.'
          }
          action={make}
        >
          Deals, invoices, properties, pets: each type has its own fields, and says what contacts are to it.
        </EmptyState>
      )}
      {types && !isEmpty && (
        <ul className={classes.types} aria-label="Record types">
          {types.map((type) => (
            <li key={type.id}>
              <TypeLine type={type} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function TypeLine({ type }: { type: RecordTypeInfo }) {
  const { id, icon, color, plural, fields, roles, recordCount } = type;
  const live = fields.filter(({ archived }) => !archived);
  const about = [
    live.map(({ label }) => label).join(', '),
    roles.length > 0 ? roles.map(({ name }) => name).join(', ') : 'No roles',
  ].join(' · ');
  return (
    <Link to="/records/$type" params={{ type: id }} search={{}} className={classes.type}>
      <RecordIcon icon={icon} color={color} size={28} />
      <span className={classes.name}>
        <TruncatedText text={plural} />
      </span>
      <span className={classes.about}>
        <TruncatedText text={about} />
      </span>
      <span className={`${classes.count} numeric`}>
        <span aria-hidden>{formatCount(recordCount)}</span>
        <span className={classes.spoken}>{formatCountOf(recordCount, 'record')}</span>
      </span>
    </Link>
  );
}
