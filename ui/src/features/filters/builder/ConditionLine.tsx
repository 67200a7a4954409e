import type { ReactNode } from 'react';
import type { Related } from '../../../ipc';
import { blankWords } from '../asked';
import { editorOf, findField, findOp, opsOf, RELATED_WORDS, withOp } from '../catalog';
import { useBuildingContext } from '../context';
import type { ConditionDraft, PartDraft } from '../draft';
import { ValueEditor } from '../editors/ValueEditor';
import { WordMenu } from '../WordMenu';
import classes from './Builder.module.css';
import { FieldButton } from './FieldButton';
import { Notes } from './Notes';

interface ConditionLineProps {
  part: ConditionDraft;
  scope: Related | null;
  onChange: (part: PartDraft) => void;
  tools: ReactNode;
}

/** Who has no value, in the words of what is asked about. */
export function useBlankWords(scope: Related | null): string {
  const { asked } = useBuildingContext();
  return blankWords(scope === null ? asked.many : RELATED_WORDS[scope][1]);
}

/** A condition on a field: the field, how it compares, and with what. */
export function ConditionLine({ part, scope, onChange, tools }: ConditionLineProps) {
  const { catalog } = useBuildingContext();
  const blanks = useBlankWords(scope);
  const field = findField(catalog, scope, part.field);
  const op = findOp(catalog, field, part.op);
  const ops = field ? opsOf(catalog, field) : [];
  return (
    <>
      <div className={classes.line}>
        <FieldButton
          field={field}
          name={part.field}
          scope={scope}
          onChoose={(start) => onChange({ ...start.begin(), id: part.id })}
        />
        {field && (
          <WordMenu
            label="Operator"
            value={part.op}
            words={ops.map((each) => ({ value: each.op, label: each.words }))}
            onChange={(next) => {
              const to = ops.find((each) => each.op === next);
              if (to) onChange(withOp(part, field, op, to));
            }}
          />
        )}
        {field && op && (
          <ValueEditor
            key={`${field.field} ${editorOf(field, op)} ${op.takes}`}
            field={field}
            scope={scope}
            op={op}
            value={part.value}
            onChange={(value) => onChange({ ...part, value })}
          />
        )}
        {tools}
      </div>
      <Notes id={part.id} blanks={op?.includesBlanks ? blanks : null} />
    </>
  );
}
