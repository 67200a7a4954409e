import { SegmentedControl } from '@mantine/core';
import { labelOf, type ValueProps } from './types';

const WORDS = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

export function BooleanValue(props: ValueProps) {
  const { value, onChange } = props;
  return (
    <SegmentedControl
      size="xs"
      aria-label={labelOf(props)}
      data={WORDS}
      // Neither is chosen until somebody does.
      value={typeof value === 'boolean' ? String(value) : ''}
      onChange={(next) => onChange(next === 'true')}
    />
  );
}
