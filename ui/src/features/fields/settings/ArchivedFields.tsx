import { Button, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { TruncatedText } from '../../../components/TruncatedText';
import type { FieldInfo } from '../../../ipc';
import { FIELD_TYPES } from '../fieldTypes';
import classes from './Settings.module.css';
import { useFieldVerbs } from './useFieldVerbs';

/** Fields that were put away, folded until somebody looks for one. */
export function ArchivedFields({ fields, readOnly }: { fields: FieldInfo[]; readOnly: boolean }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const { restoreField, deleteField } = useFieldVerbs();
  if (fields.length === 0) return null;
  return (
    <section className={classes.archived} aria-label="Archived fields">
      <UnstyledButton className={classes.fold} aria-expanded={isOpen} onClick={toggle}>
        <IconChevronRight className={classes.chevron} size={12} aria-hidden />
        Archived
        <span className={`${classes.count} numeric`}>{fields.length}</span>
      </UnstyledButton>
      {isOpen &&
        fields.map((field) => {
          const { icon: Icon } = FIELD_TYPES[field.type];
          return (
            <div key={field.id} className={classes.line}>
              <Icon size={16} stroke={1.5} className={classes.type ?? ''} />
              <span className={classes.label} data-archived>
                <TruncatedText text={field.label} />
              </span>
              <code className={classes.key}>
                <TruncatedText text={field.key} />
              </code>
              {!readOnly && (
                <>
                  <Button
                    variant="subtle"
                    color="gray"
                    aria-label={`Restore ${field.label}`}
                    onClick={() => void restoreField(field)}
                  >
                    Restore
                  </Button>
                  <Button
                    variant="subtle"
                    color="gray"
                    aria-label={`Delete ${field.label} for good`}
                    onClick={() => void deleteField(field)}
                  >
                    Delete for good…
                  </Button>
                </>
              )}
            </div>
          );
        })}
    </section>
  );
}
