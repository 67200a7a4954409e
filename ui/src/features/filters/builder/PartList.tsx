import { useEffect, useRef, useState } from 'react';
import type { Related } from '../../../ipc';
import { findField, RELATED_WORDS } from '../catalog';
import { type Building, useBuildingContext } from '../context';
import { type GroupDraft, type PartDraft, withAdded, withChanged } from '../draft';
import { AddPart } from './AddPart';
import classes from './Builder.module.css';
import { ConditionLine } from './ConditionLine';
import { GROUP_WORDS, GroupWords } from './GroupWords';
import { HasLine } from './HasLine';
import { PartTools } from './PartTools';
import { SegmentLine } from './SegmentLine';

interface PartListProps {
  group: GroupDraft;
  /** The thing whose fields are asked about: the contact, or inside “has” a submission, a note, an entry. */
  scope: Related | null;
  onChange: (group: GroupDraft) => void;
}

/** The parts of a group, one under the other, and the way to add to them. Groups stand in groups to any depth. */
export function PartList({ group, scope, onChange }: PartListProps) {
  const building = useBuildingContext();
  const list = useRef<HTMLDivElement>(null);
  const [added, setAdded] = useState<string | null>(null);

  // Whoever adds a part goes on with it: what is to be typed or chosen comes last in its line.
  useEffect(() => {
    if (added === null) return;
    const part = list.current?.querySelector(`[data-part="${added}"]`);
    const wanted = part?.querySelector('input, [aria-haspopup="dialog"]:not([data-field])');
    const field = part?.querySelector('button');
    if (wanted instanceof HTMLElement) wanted.focus();
    else field?.focus();
    setAdded(null);
  }, [added]);

  return (
    <div
      ref={list}
      className={classes.parts}
      role="group"
      aria-label={scope === null ? GROUP_WORDS[group.word] : `${RELATED_WORDS[scope][1]}: ${GROUP_WORDS[group.word]}`}
    >
      {group.parts.map((part) => {
        const change = (next: PartDraft) => onChange(withChanged(group, { ...next, id: part.id }));
        const tools = <PartTools part={part} name={nameOf(part, scope, building)} group={group} onChange={onChange} />;
        return (
          <div key={`${part.id} ${part.kind}`} className={classes.part} data-part={part.id}>
            {part.kind === 'condition' && <ConditionLine part={part} scope={scope} onChange={change} tools={tools} />}
            {part.kind === 'segment' && <SegmentLine part={part} onChange={change} tools={tools} />}
            {part.kind === 'has' && <HasLine part={part} onChange={change} tools={tools} />}
            {part.kind === 'group' && (
              <>
                <div className={classes.line}>
                  <GroupWords group={part} onChange={change} />
                  {tools}
                </div>
                <div className={classes.inner}>
                  <PartList group={part} scope={scope} onChange={change} />
                </div>
              </>
            )}
          </div>
        );
      })}
      <AddPart
        scope={scope}
        word={group.word}
        onAdd={(part) => {
          onChange(withAdded(group, part));
          setAdded(part.id);
        }}
      />
    </div>
  );
}

function nameOf(part: PartDraft, scope: Related | null, { catalog }: Building): string {
  switch (part.kind) {
    case 'condition':
      return findField(catalog, scope, part.field)?.label ?? part.field;
    case 'segment':
      return 'Segment';
    case 'has':
      return RELATED_WORDS[part.has][1];
    case 'group':
      return `“${GROUP_WORDS[part.word]}”`;
  }
}
