import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { TruncatedText } from '../../../components/TruncatedText';
import type { ContactProfile, FieldId, FieldValue } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { fieldsQuery, useProfileLayout } from '../../fields/api';
import { useUpdateContact } from '../api';
import identity from '../identity/Identity.module.css';
import { FieldRow } from './FieldRow';
import classes from './Fields.module.css';
import { type Section, sectionsOf, valuesOf, withFold } from './sections';

interface FieldSectionsProps {
  contact: ContactProfile;
  readOnly: boolean;
}

/** The custom fields of a contact, a section for each group. What is folded and hidden is remembered for each member. */
export function FieldSections({ contact, readOnly }: FieldSectionsProps) {
  const list = useQuery(fieldsQuery).data;
  const [layout, arrange] = useProfileLayout();
  if (!list || !layout) return null;
  const values = valuesOf(contact.fields);
  const sections = sectionsOf(list, values, layout);
  const live = list.fields.filter(({ archived }) => !archived);
  const empty = live.filter(({ id }) => !values.has(id)).length;
  if (live.length === 0) return null;

  return (
    <div className={classes.sections}>
      {sections.map((section) => (
        <FieldSection
          key={section.group ?? 'others'}
          section={section}
          contact={contact}
          values={values}
          hideEmpty={layout.hideEmpty ?? false}
          readOnly={readOnly}
          onToggle={() => arrange(withFold(layout, section, !section.isOpen))}
        />
      ))}
      {empty > 0 && (
        <UnstyledButton className={classes.empties} onClick={() => arrange({ hideEmpty: !layout.hideEmpty })}>
          {layout.hideEmpty ? `Show ${formatCountOf(empty, 'empty field')}` : 'Hide empty fields'}
        </UnstyledButton>
      )}
    </div>
  );
}

interface FieldSectionProps extends FieldSectionsProps {
  section: Section;
  values: ReadonlyMap<FieldId, FieldValue>;
  hideEmpty: boolean;
  onToggle: () => void;
}

function FieldSection({ section, contact, values, hideEmpty, readOnly, onToggle }: FieldSectionProps) {
  const { group, name, fields, filled, isOpen } = section;
  const update = useUpdateContact(contact.id);
  const id = `fields-${group ?? 'others'}`;
  const shown = hideEmpty ? fields.filter((field) => values.has(field.id)) : fields;
  return (
    <section aria-label={name}>
      <h2 className={identity.sectionTitle}>
        <UnstyledButton
          className={identity.sectionToggle}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onToggle}
        >
          <IconChevronRight className={identity.sectionChevron} size={12} aria-hidden />
          <TruncatedText text={name} />
          <span className={`${classes.filled} numeric`}>
            {filled} of {fields.length}
          </span>
        </UnstyledButton>
      </h2>
      {/* A folded section draws nothing: a workspace may have hundreds of fields. */}
      {isOpen && (
        <dl className={classes.list} id={id}>
          {shown.map((field) => (
            <FieldRow
              key={`${field.id} ${field.type}`}
              field={field}
              value={values.get(field.id)}
              readOnly={readOnly}
              onSave={(typed, said) =>
                update.mutateAsync({
                  patch: { fields: [{ field: field.id, values: typed }] },
                  message: (profile) => said(valuesOf(profile.fields).get(field.id)),
                })
              }
            />
          ))}
        </dl>
      )}
    </section>
  );
}
