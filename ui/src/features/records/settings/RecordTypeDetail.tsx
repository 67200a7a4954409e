import { Select } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { COLOR_WORDS } from '../../../components/TagColors';
import type { RecordTypeInfo } from '../../../ipc';
import { useFlowApps } from '../../flowApps/api';
import { SavedText } from '../../settings/SavedText';
import { RECORD_ICONS } from '../icons';
import { IconPicker } from './IconPicker';
import classes from './RecordTypes.module.css';
import { RoleList } from './RoleList';
import { TypeFields } from './TypeFields';
import { updateType } from './typeVerbs';

interface RecordTypeDetailProps {
  type: RecordTypeInfo;
  readOnly: boolean;
}

/** One record type: what it is called, its roles, its fields. All of it is saved at once. */
export function RecordTypeDetail({ type, readOnly }: RecordTypeDetailProps) {
  return (
    <>
      <Link to="/settings/$page" params={{ page: 'record-types' }} search={{}} className={classes.back}>
        <IconChevronLeft size={16} stroke={1.75} aria-hidden />
        All record types
      </Link>
      <Basics type={type} readOnly={readOnly} />
      <RoleList type={type} readOnly={readOnly} />
      <TypeFields type={type} readOnly={readOnly} />
    </>
  );
}

function Basics({ type, readOnly }: RecordTypeDetailProps) {
  const { id, name, plural, icon, color, flowApp, titleField, fields } = type;
  const titles = fields.filter((field) => field.type === 'text' && !field.archived);
  return (
    <section aria-label="What it is called">
      <div className={classes.basics}>
        <IconPicker
          icon={icon}
          color={color}
          readOnly={readOnly}
          onIcon={(next) =>
            void updateType(type, { icon: next }, `${plural} have the icon “${RECORD_ICONS[next]?.name}” now`)
          }
          onColor={(next) =>
            void updateType(type, { color: next }, `Made ${plural} ${COLOR_WORDS[next].toLowerCase()}`)
          }
        />
        <label htmlFor={`type-name-${id}`}>
          Name
          <SavedText
            id={`type-name-${id}`}
            value={name}
            required
            readOnly={readOnly}
            onSave={(next) => updateType(type, { name: next }, `Renamed ${name} to ${next}`)}
          />
        </label>
        <label htmlFor={`type-plural-${id}`}>
          Name of many
          <SavedText
            id={`type-plural-${id}`}
            value={plural}
            required
            readOnly={readOnly}
            onSave={(next) => updateType(type, { plural: next }, `Many of ${name} are ${next} now`)}
          />
        </label>
      </div>
      <div className={classes.more}>
        <Select
          label="Title field"
          description="What a record is called by"
          readOnly={readOnly}
          allowDeselect={false}
          data={titles.map((field) => ({ value: field.id, label: field.label }))}
          value={titleField}
          onChange={(next) => {
            const field = titles.find((each) => each.id === next);
            if (field) void updateType(type, { titleField: field.id }, `${plural} are called by ${field.label} now`);
          }}
        />
        <FlowAppSelect
          value={flowApp}
          readOnly={readOnly}
          onChange={(next, words) => void updateType(type, { flowApp: next }, words)}
        />
      </div>
    </section>
  );
}

interface FlowAppSelectProps {
  value: string | null;
  readOnly: boolean;
  onChange: (flowApp: string | null, message: string) => void;
}

/** The flow app that the type belongs to; nothing where there are none. */
function FlowAppSelect({ value, readOnly, onChange }: FlowAppSelectProps) {
  const apps = useFlowApps();
  if (apps.length === 0) return null;
  return (
    <Select
      label="Flow app"
      description="Whose submissions make such records"
      placeholder="None"
      readOnly={readOnly}
      clearable
      data={apps.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(next) => {
        const app = apps.find(({ id }) => id === next);
        onChange(next, app ? `Moved to the flow app ${app.name}` : 'Taken out of its flow app');
      }}
    />
  );
}
