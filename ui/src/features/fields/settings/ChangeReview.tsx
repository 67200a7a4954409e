import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { TruncatedText } from '../../../components/TruncatedText';
import type { FieldChangePreview, IpcError, LostValue } from '../../../ipc';
import { errorCopy } from '../../../lib/errorCopy';
import { formatCount, formatCountOf } from '../../../lib/format';
import { useFieldOwner } from './owner';
import classes from './Settings.module.css';

interface ChangeReviewProps {
  label: string;
  preview: FieldChangePreview;
  error: IpcError | null;
  progress: ReactNode;
  onBack: () => void;
  onChange: () => void;
  /** A contact or record is opened. */
  onLeave: () => void;
}

/** What a change would do to the values that are there, before it is made. */
export function ChangeReview({ label, preview, error, progress, onBack, onChange, onLeave }: ChangeReviewProps) {
  const { kept, lost, examples, missing, clashes } = preview;
  const isRefused = clashes.length > 0;
  const {
    nouns: [one, many],
  } = useFieldOwner();
  return (
    <div className={classes.review}>
      <p>
        {isRefused
          ? `Values of “${label}” would have to differ, and some ${many} share one. Change those first.`
          : lost > 0
            ? `${formatCount(kept)} of ${formatCountOf(preview.values, 'value')} of “${label}” stay, ${formatCount(lost)} would be lost.`
            : `All ${formatCountOf(preview.values, 'value')} of “${label}” stay.`}
      </p>
      {missing > 0 && (
        <p>
          {formatCountOf(missing, `${one} has`, `${many} have`)} no value yet. They stay as they are until somebody
          fills it in.
        </p>
      )}
      {isRefused ? (
        <Examples title="Shared values" values={clashes} total={clashes.length} onLeave={onLeave} />
      ) : (
        <Examples title="Would be lost" values={examples} total={lost} onLeave={onLeave} />
      )}
      {error && (
        <p className={classes.refusal} role="alert">
          {errorCopy(error).message}
        </p>
      )}
      {progress}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" data-autofocus onClick={onBack} disabled={Boolean(progress)}>
          Back
        </Button>
        {!isRefused && (
          <Button color={lost > 0 ? 'red.8' : 'accent'} onClick={onChange} disabled={Boolean(progress)}>
            {lost > 0 ? `Change and lose ${formatCountOf(lost, 'value')}` : 'Change'}
          </Button>
        )}
      </Group>
    </div>
  );
}

interface ExamplesProps {
  title: string;
  values: LostValue[];
  total: number;
  onLeave: () => void;
}

function Examples({ title, values, total, onLeave }: ExamplesProps) {
  const {
    recordType,
    nouns: [one],
  } = useFieldOwner();
  if (values.length === 0) return null;
  return (
    <table className={classes.examples} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{`${one.charAt(0).toUpperCase()}${one.slice(1)}`}</th>
          <th scope="col">Value</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ contact, record, name, value, reason }) => (
          <tr key={`${contact ?? record} ${value}`}>
            <td>
              {contact !== null ? (
                <Link to="/contacts/$id" params={{ id: contact }} search={{}} onClick={onLeave} className={classes.who}>
                  <TruncatedText text={name} />
                </Link>
              ) : (
                <Link
                  to="/records/$type/$id"
                  params={{ type: recordType ?? '', id: record ?? '' }}
                  search={{}}
                  onClick={onLeave}
                  className={classes.who}
                >
                  <TruncatedText text={name} />
                </Link>
              )}
            </td>
            <td>
              <TruncatedText text={value} />
            </td>
            <td>
              <TruncatedText text={reason} />
            </td>
          </tr>
        ))}
      </tbody>
      {total > values.length && <caption>and {formatCount(total - values.length)} more</caption>}
    </table>
  );
}
