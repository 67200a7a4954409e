import { createTheme, Input, type MantineColorsTuple } from '@mantine/core';

/** The one accent: an indigo that carries white text at AA from shade 6 on. */
const accent: MantineColorsTuple = [
  '#eef0fd',
  '#dfe2fb',
  '#c0c6f6',
  '#9ea7f0',
  '#8089ea',
  '#666fe3',
  '#515bd4',
  '#454dbd',
  '#3a419f',
  '#2f357f',
];

/** A grey with a breath of blue, so that large quiet surfaces do not look dirty. */
const gray: MantineColorsTuple = [
  '#fafafb',
  '#f4f4f6',
  '#ececef',
  '#e2e3e7',
  '#d0d1d8',
  '#a9abb6',
  '#7f828e',
  '#5f626d',
  '#3d4049',
  '#1d1f25',
];

const dark: MantineColorsTuple = [
  '#e8e8ec',
  '#b9bac3',
  '#9b9da8',
  '#787a86',
  '#3d3f48',
  '#2e3037',
  '#23252b',
  '#18191d',
  '#131417',
  '#0e0f11',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  colors: { accent, gray, dark },
  white: '#ffffff',
  black: '#17181c',
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.5' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  shadows: {
    xs: 'var(--cc-shadow-low)',
    sm: 'var(--cc-shadow-low)',
    md: 'var(--cc-shadow-high)',
    lg: 'var(--cc-shadow-high)',
    xl: 'var(--cc-shadow-high)',
  },
  components: {
    Button: { defaultProps: { size: 'xs', fw: 500 } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Input: Input.extend({
      vars: (_theme, { size }) => ({
        wrapper: { '--input-height': size === 'xs' ? '30px' : '32px', '--input-fz': 'var(--mantine-font-size-sm)' },
      }),
    }),
    InputWrapper: {
      styles: {
        label: { fontWeight: 500, fontSize: 'var(--mantine-font-size-sm)', marginBottom: 4 },
        description: { fontSize: 'var(--mantine-font-size-xs)' },
        error: { fontSize: 'var(--mantine-font-size-xs)' },
      },
    },
    Checkbox: {
      styles: { description: { fontSize: 'var(--mantine-font-size-xs)' } },
    },
    Switch: { defaultProps: { withThumbIndicator: false } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md', transitionProps: { duration: 100 } } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, transitionProps: { duration: 80 }, fz: 'xs' } },
    // The placeholder that takes the first focus is no child that a menu may have.
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        transitionProps: { duration: 80 },
        position: 'bottom-end',
      },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: {
        centered: true,
        shadow: 'md',
        radius: 'lg',
        transitionProps: { duration: 120, transition: 'pop' },
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: {
        content: { backgroundColor: 'var(--cc-raised)' },
        header: { backgroundColor: 'var(--cc-raised)' },
        title: { fontSize: 'var(--mantine-font-size-md)', fontWeight: 600 },
      },
    },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 500 } },
  },
});
