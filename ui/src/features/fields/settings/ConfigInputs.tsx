import { NumberInput, Select, TextInput } from '@mantine/core';
import type { FieldConfig } from '../../../ipc';
import { region } from '../../../lib/format';
import { isNumeric, USUAL_STARS } from '../fieldTypes';
import { currencyOf, decimalMark } from '../format';
import { type FieldDraft, hasPattern } from './draft';
import classes from './Settings.module.css';

interface ConfigInputsProps {
  draft: FieldDraft;
  onChange: (config: FieldConfig) => void;
}

const names = new Intl.DisplayNames('en', { type: 'currency' });

const CURRENCIES = Intl.supportedValuesOf('currency').map((code) => ({
  value: code,
  label: `${code} · ${names.of(code) ?? code}`,
}));

const asNumber = (value: number | string): number | null => (value === '' ? null : Number(value));

/** What the type of a field needs to know. */
export function ConfigInputs({ draft: { type, config }, onChange }: ConfigInputsProps) {
  const mark = decimalMark(region.use());
  if (hasPattern(type)) {
    return (
      <TextInput
        label="Pattern"
        description="A regular expression that the whole text must match, such as [A-Z]{2}[0-9]{4}"
        spellCheck={false}
        autoComplete="off"
        value={config.pattern ?? ''}
        onChange={(event) => onChange({ pattern: event.currentTarget.value || null })}
      />
    );
  }
  if (type === 'rating') {
    return (
      <NumberInput
        label="Stars"
        min={3}
        max={10}
        allowDecimal={false}
        value={config.stars ?? USUAL_STARS}
        onChange={(value) => onChange({ stars: asNumber(value) })}
      />
    );
  }
  if (!isNumeric(type)) return null;
  return (
    <>
      {type === 'currency' && (
        <Select
          label="Currency"
          searchable
          allowDeselect={false}
          limit={80}
          data={CURRENCIES}
          value={config.currency ?? null}
          leftSection={
            <span className={classes.sign}>{config.currency ? currencyOf(config.currency).symbol : ''}</span>
          }
          leftSectionWidth={44}
          onChange={(currency) => currency && onChange({ currency })}
        />
      )}
      <div className={classes.triple}>
        <NumberInput
          label="Decimals"
          placeholder="As given"
          min={0}
          max={6}
          allowDecimal={false}
          value={config.decimals ?? ''}
          onChange={(value) => onChange({ decimals: asNumber(value) })}
        />
        <NumberInput
          label="Least"
          placeholder="Any"
          hideControls
          decimalSeparator={mark}
          value={config.min ?? ''}
          onChange={(value) => onChange({ min: asNumber(value) })}
        />
        <NumberInput
          label="Most"
          placeholder="Any"
          hideControls
          decimalSeparator={mark}
          value={config.max ?? ''}
          onChange={(value) => onChange({ max: asNumber(value) })}
        />
      </div>
    </>
  );
}
