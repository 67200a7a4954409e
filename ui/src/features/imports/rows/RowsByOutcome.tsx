import { Tabs } from '@mantine/core';
import type { ImportId, ImportReport, RowFilter } from '../../../ipc';
import { ImportRowList } from './ImportRowList';
import { filterLabel } from './outcomes';
import classes from './Rows.module.css';

interface RowsByOutcomeProps {
  importId: ImportId;
  plan: string;
  report: ImportReport;
  /** Whether a row has to say which file it stands in. */
  manyFiles: boolean;
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
}

/** The rows of an import, one tab for each outcome that came up. */
export function RowsByOutcome({ importId, plan, report, manyFiles, filter, onFilter }: RowsByOutcomeProps) {
  const filters = filtersOf(report);
  return (
    <Tabs
      className={classes.tabs}
      classNames={{ list: classes.list ?? '', panel: classes.panel ?? '' }}
      value={filter}
      onChange={(value) => onFilter(filters.find((each) => each === value) ?? 'all')}
      keepMounted={false}
    >
      <Tabs.List aria-label="Rows by outcome">
        {filters.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {filterLabel(each, report.kind)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={filter}>
        <ImportRowList key={filter} importId={importId} plan={plan} filter={filter} manyFiles={manyFiles} />
      </Tabs.Panel>
    </Tabs>
  );
}

function filtersOf(report: ImportReport): RowFilter[] {
  const { contacts, submissions, kind } = report;
  const present: [RowFilter, number][] = [
    ['new_contact', contacts.created],
    ['matched_contact', kind === 'contacts' ? contacts.updated : contacts.matched],
    ['unchanged', kind === 'contacts' ? contacts.unchanged : submissions.unchanged],
    ['unmatched', report.unmatched],
    ['check', report.checks],
    ['rejected', report.rejected],
  ];
  return ['all', ...present.filter(([, count]) => count > 0).map(([filter]) => filter)];
}
