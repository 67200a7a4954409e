import { Select } from '@mantine/core';
import type { Region } from '../../ipc';

interface RegionSelectProps {
  regions: Region[];
  value: string;
  onChange: (code: string) => void;
}

/** Which country's phone numbers may be written without a country code. */
export function RegionSelect({ regions, value, onChange }: RegionSelectProps) {
  return (
    <Select
      label="Region"
      description="For phone numbers without +"
      inputWrapperOrder={['label', 'input', 'description']}
      searchable
      allowDeselect={false}
      maxDropdownHeight={260}
      nothingFoundMessage="No such region"
      data={regions.map(({ code, name }) => ({ value: code, label: name }))}
      value={value}
      onChange={(code) => code && onChange(code)}
    />
  );
}

interface TimezoneSelectProps {
  timezones: string[];
  value: string;
  onChange: (timezone: string) => void;
}

/** In which zone a day begins and times without a zone are read. */
export function TimezoneSelect({ timezones, value, onChange }: TimezoneSelectProps) {
  // A system may know a zone that the list lacks; what is chosen must always be among the choices.
  const known = timezones.includes(value) ? timezones : [value, ...timezones];
  return (
    <Select
      label="Time zone"
      description="For dates and days"
      inputWrapperOrder={['label', 'input', 'description']}
      searchable
      allowDeselect={false}
      maxDropdownHeight={260}
      limit={60}
      nothingFoundMessage="No such time zone"
      data={known.filter(Boolean).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
    />
  );
}
