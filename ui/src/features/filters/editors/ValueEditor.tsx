import { editorOf } from '../catalog';
import { BooleanValue } from './BooleanValue';
import { ChoiceValue } from './ChoiceValue';
import { DayValue } from './DayValue';
import { NumbersValue, NumberValue } from './NumberValue';
import { SpanValue } from './SpanValue';
import { TextsValue, TextValue } from './TextValue';
import type { ValueProps } from './types';
import { endOf, withEnd } from './types';
import classes from './Values.module.css';

/** What a field is compared with: typed, picked or chosen, as the field and the operator want it. */
export function ValueEditor(props: ValueProps) {
  const { field, op, value, onChange } = props;
  const kind = editorOf(field, op);
  if (op.takes === 'two') {
    const Editor = kind === 'day' ? DayValue : NumberValue;
    return (
      <div className={classes.ends}>
        <Editor {...props} end=" from" value={endOf(value, 0)} onChange={(end) => onChange(withEnd(value, 0, end))} />
        <span className={classes.and}>and</span>
        <Editor {...props} end=" to" value={endOf(value, 1)} onChange={(end) => onChange(withEnd(value, 1, end))} />
      </div>
    );
  }
  switch (kind) {
    case 'nothing':
      return null;
    case 'boolean':
      return <BooleanValue {...props} />;
    case 'choice':
      return <ChoiceValue {...props} />;
    case 'span':
      return <SpanValue {...props} />;
    case 'day':
      return op.takes === 'many' ? <TextsValue {...props} /> : <DayValue {...props} />;
    case 'number':
      return op.takes === 'many' ? <NumbersValue {...props} /> : <NumberValue {...props} />;
    case 'text':
      return op.takes === 'many' ? <TextsValue {...props} /> : <TextValue {...props} />;
  }
}
