import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Field } from './Field';
import classes from './SettingsScreen.module.css';

const SCHEMES: { value: MantineColorScheme; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'System' },
];

/** How the app looks on this computer. */
export function AppearancePage() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={classes.fields}>
      <Field label="Theme" hint="Kept on this computer, for every workspace.">
        <SegmentedControl
          aria-label="Theme"
          size="xs"
          data={SCHEMES}
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
        />
      </Field>
    </div>
  );
}
