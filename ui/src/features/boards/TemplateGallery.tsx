import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TagDot } from '../../components/Tag';
import type { BoardTemplateInfo } from '../../ipc';
import { boardTemplatesQuery } from './api';
import { attempt } from './attempt';
import classes from './BoardsScreen.module.css';
import { useBoardVerbs } from './useBoardVerbs';

/** The boards to begin with, each with its phases: one click makes it. */
export function TemplateGallery() {
  const templates = useQuery(boardTemplatesQuery).data ?? [];
  const verbs = useBoardVerbs();
  const make = ({ template, name, description }: BoardTemplateInfo) =>
    void attempt(() => verbs.create({ name, description, color: null, flowApp: null, template, phases: [] }));
  return (
    <div className={classes.templates} role="group" aria-label="Templates">
      {templates.map((template) => (
        <button key={template.template} type="button" className={classes.template} onClick={() => make(template)}>
          <VisuallyHidden>Make a board from</VisuallyHidden> <b>{template.name}</b>
          <p>{template.description}</p>
          <ul className={classes.steps}>
            {template.phases.map(({ name, color }) => (
              <li key={name}>
                <TagDot color={color ?? 'gray'} />
                {name}
              </li>
            ))}
          </ul>
        </button>
      ))}
    </div>
  );
}
