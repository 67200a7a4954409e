import { Button, Checkbox, Popover, Select } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useState } from 'react';
import { JobProgress } from '../../components/JobProgress';
import { toast, toastError } from '../../components/toast';
import { type CsvOptions, type Delimiter, type ExportReport, type ExportWith, ipc, type Selection } from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { useJob } from '../../lib/useJob';
import { useStored } from '../../lib/useStored';
import classes from './ExportButton.module.css';

interface ExportButtonProps {
  count: number;
  /** Asked when the export starts. */
  selection: () => Selection;
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
const ALONE: ExportWith = { cards: false, records: false };

function isCsvOptions(value: unknown): value is CsvOptions {
  if (typeof value !== 'object' || value === null) return false;
  const options = value as Partial<CsvOptions>;
  return DELIMITERS.some(({ value: each }) => each === options.delimiter) && typeof options.bom === 'boolean';
}

function isExportWith(value: unknown): value is ExportWith {
  if (typeof value !== 'object' || value === null) return false;
  const { cards, records } = value as Partial<ExportWith>;
  return typeof cards === 'boolean' && typeof records === 'boolean';
}

/** Writes what the list shows, or what is ticked, as CSV: how, then where, then how far it is. */
export function ExportButton({ count, selection, variant = 'default', defaultOpen = false }: ExportButtonProps) {
  const [open, setOpen] = useState(defaultOpen);
  const [options, setOptions] = useStored('export.options', DEFAULTS, isCsvOptions);
  const [beside, setBeside] = useStored('export.with', ALONE, isExportWith);
  const job = useJob<ExportReport | null>();
  const running = job.state.kind === 'running';

  const start = async () => {
    const report = await job.start((id, onProgress) =>
      ipc
        .exportContacts(
          { selection: selection(), options: { ...options, keys: false }, with: beside, job: id },
          onProgress,
        )
        .catch((thrown) => {
          toastError(thrown);
          throw thrown;
        }),
    );
    // Nothing comes back where the dialog was closed without a choice: the options stay open for another try.
    if (!report) return;
    setOpen(false);
    toast({
      message: `Exported ${formatCountOf(report.rows, 'contact')}`,
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
            <p className={`${classes.title} numeric`}>Export {formatCountOf(count, 'contact')} as CSV</p>
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
            <Checkbox
              size="xs"
              label="With their cards"
              description="A column that names board, phase and title."
              checked={beside.cards}
              onChange={(event) => setBeside({ ...beside, cards: event.currentTarget.checked })}
            />
            <Checkbox
              size="xs"
              label="With their records"
              description="A column for each record type, with roles."
              checked={beside.records}
              onChange={(event) => setBeside({ ...beside, records: event.currentTarget.checked })}
            />
            <Button type="submit" fullWidth loading={running}>
              Choose where to save…
            </Button>
          </form>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
