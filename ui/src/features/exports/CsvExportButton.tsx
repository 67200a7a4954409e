import { Button, Checkbox, Popover, Select } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { JobProgress } from '../../components/JobProgress';
import { toast, toastError } from '../../components/toast';
import { type CsvOptions, type Delimiter, type ExportReport, ipc, type OnProgress } from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { useJob } from '../../lib/useJob';
import { useStored } from '../../lib/useStored';
import classes from './CsvExportButton.module.css';

/** Writes a file where the person says; resolves to nothing where they choose no place. */
export type WriteCsv = (options: CsvOptions, job: string, onProgress: OnProgress) => Promise<ExportReport | null>;

export interface CsvExportButtonProps {
  count: number;
  /** What the rows are called: one, and many. */
  nouns: readonly [one: string, many: string];
  write: WriteCsv;
  /** What else there is to choose. */
  children?: ReactNode;
  variant?: 'default' | 'subtle';
  /** Asks at once how the file is to be written. */
  defaultOpen?: boolean;
}

const DELIMITERS: { value: Delimiter; label: string }[] = [
  { value: 'comma', label: 'Comma ,' },
  { value: 'semicolon', label: 'Semicolon ;' },
  { value: 'tab', label: 'Tab' },
  { value: 'pipe', label: 'Pipe |' },
];
const DEFAULTS: CsvOptions = { delimiter: 'comma', bom: false, keys: false };

function isCsvOptions(value: unknown): value is CsvOptions {
  if (typeof value !== 'object' || value === null) return false;
  const options = value as Partial<CsvOptions>;
  return DELIMITERS.some(({ value: each }) => each === options.delimiter) && typeof options.bom === 'boolean';
}

/** Writes rows as CSV: how, then where, then how far it is. */
export function CsvExportButton(props: CsvExportButtonProps) {
  const { count, nouns, write, children, variant = 'default', defaultOpen = false } = props;
  const [open, setOpen] = useState(defaultOpen);
  const [options, setOptions] = useStored('export.options', DEFAULTS, isCsvOptions);
  const job = useJob<ExportReport | null>();
  const running = job.state.kind === 'running';

  const start = async () => {
    const report = await job.start((id, onProgress) =>
      write({ ...options, keys: false }, id, onProgress).catch((thrown: unknown) => {
        toastError(thrown);
        throw thrown;
      }),
    );
    // Nothing comes back where the dialog was closed without a choice: the options stay open for another try.
    if (!report) return;
    setOpen(false);
    toast({
      message: `Exported ${formatCountOf(report.rows, ...nouns)}`,
      action: { label: 'Show in folder', onClick: () => void ipc.showInFolder(report.path).catch(toastError) },
    });
  };

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={variant}
          color="gray"
          leftSection={<IconTableExport size={15} stroke={1.75} />}
          onClick={() => setOpen((was) => !was)}
          disabled={count === 0}
        >
          {running && !open ? 'Exporting…' : 'Export'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label="Export">
        {job.state.kind === 'running' && job.state.progress ? (
          <JobProgress progress={job.state.progress} cancelling={job.state.cancelling} onCancel={job.cancel} />
        ) : (
          <form
            className={classes.form}
            onSubmit={(event) => {
              event.preventDefault();
              void start();
            }}
          >
            <p className={`${classes.title} numeric`}>Export {formatCountOf(count, ...nouns)} as CSV</p>
            <Select
              size="xs"
              label="Cells are separated by"
              data={DELIMITERS}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              value={options.delimiter}
              onChange={(value) => {
                const chosen = DELIMITERS.find((each) => each.value === value);
                if (chosen) setOptions({ ...options, delimiter: chosen.value });
              }}
            />
            <Checkbox
              size="xs"
              label="For Excel"
              description="Marks the file as Unicode (BOM), so that Excel reads accents right."
              checked={options.bom}
              onChange={(event) => setOptions({ ...options, bom: event.currentTarget.checked })}
            />
            {children}
            <Button type="submit" fullWidth loading={running}>
              Choose where to save…
            </Button>
          </form>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
