import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconPlus, IconStack2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { TruncatedText } from '../../../components/TruncatedText';
import { formatCount } from '../../../lib/format';
import { useStored } from '../../../lib/useStored';
import classes from '../../segments/sidebar/Sidebar.module.css';
import { recordTypesQuery } from '../api';
import { RecordIcon } from '../icons';
import { newTypeDialog } from '../newRecord';
import { FoldedRecords } from './FoldedRecords';
import own from './RecordSection.module.css';

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** Every record type with its count, for the sidebar: a section that folds, or one icon where the sidebar is folded. */
export function RecordSection({ folded }: { folded: boolean }) {
  return folded ? <FoldedRecords /> : <UnfoldedRecords />;
}

function UnfoldedRecords() {
  const [closed, setClosed] = useStored('records.folded', false, isBoolean);
  const list = useId();
  return (
    <div className={`${classes.section} ${own.section}`}>
      <div className={classes.head}>
        <Link to="/records" activeOptions={{ exact: true }} className={classes.title}>
          <IconStack2 size={16} stroke={1.75} aria-hidden />
          Records
        </Link>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={!closed}
          aria-controls={list}
          aria-label={closed ? 'Show record types' : 'Hide record types'}
          onClick={() => setClosed(!closed)}
        >
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </button>
        <Tooltip label="New record type" position="right">
          <ActionIcon
            size="sm"
            className={classes.add ?? ''}
            aria-label="New record type"
            onClick={() => newTypeDialog.set(true)}
          >
            <IconPlus size={14} stroke={2} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div id={list} className={classes.body} hidden={closed}>
        {!closed && <TypeList />}
      </div>
    </div>
  );
}

function TypeList() {
  const { data: types } = useQuery(recordTypesQuery);
  if (types === undefined) return null;
  if (types.length === 0) return <p className={classes.none}>Deals, invoices, properties: make a type.</p>;
  return (
    <ul className={`${classes.list} ${own.list}`} aria-label="Record types">
      {types.map(({ id, plural, icon, color, recordCount }) => (
        <li key={id} className={classes.line}>
          <div className={`${classes.row} ${own.row}`}>
            <Link to="/records/$type" params={{ type: id }} search={{}} className={`${classes.link} ${own.link}`}>
              <RecordIcon icon={icon} color={color} size={18} />
              <TruncatedText text={plural} className={classes.name} />
              <span className={`${classes.count} numeric`}>{formatCount(recordCount)}</span>
            </Link>
          </div>
        </li>
      ))}
    </ul>
  );
}
