import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBraces, IconFileSpreadsheet, IconTable, IconX } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { TruncatedText } from '../../../../components/TruncatedText';
import type { FileFormat, ImportDraft } from '../../../../ipc';
import { formatCount, formatCountOf } from '../../../../lib/format';
import { leaveOut } from '../run';
import classes from './Files.module.css';

const ICONS: Record<FileFormat, ComponentType<{ size: number; stroke: number }>> = {
  csv: IconTable,
  json: IconBraces,
  json_lines: IconBraces,
  xlsx: IconFileSpreadsheet,
  ods: IconFileSpreadsheet,
};

/** The files that were read: what each was recognised as, its rows, and those that cannot be read. */
export function DraftFiles({ draft, paths }: { draft: ImportDraft; paths: string[] }) {
  return (
    <>
      <ul className={classes.files} aria-label="Files">
        {draft.files.map((file, index) => {
          const Icon = ICONS[file.format];
          const path = paths[index];
          return (
            <li key={`${file.name}-${path ?? index}`} className={classes.file}>
              <span className={classes.fileIcon} aria-hidden>
                <Icon size={16} stroke={1.5} />
              </span>
              <div className={classes.fileText}>
                <TruncatedText text={file.name} className={classes.fileName} />
                <TruncatedText text={file.recognisedAs} className={classes.fileForm} />
              </div>
              <span className={`${classes.fileRows} numeric`}>{formatCountOf(file.rows, 'row')}</span>
              {file.unreadable > 0 && (
                <span className={`${classes.fileBad} numeric`}>{formatCount(file.unreadable)} can’t be read</span>
              )}
              {path !== undefined && paths.length === draft.files.length && (
                <Tooltip label="Leave this file out">
                  <ActionIcon aria-label={`Leave out ${file.name}`} onClick={() => void leaveOut(path)}>
                    <IconX size={14} />
                  </ActionIcon>
                </Tooltip>
              )}
            </li>
          );
        })}
      </ul>
      {draft.botsDefined.length > 0 && (
        <p className={classes.bots}>
          {draft.botsDefined.length === 1
            ? 'Defines the bot '
            : `Defines ${formatCount(draft.botsDefined.length)} bots: `}
          {draft.botsDefined.join(', ')}
        </p>
      )}
    </>
  );
}
