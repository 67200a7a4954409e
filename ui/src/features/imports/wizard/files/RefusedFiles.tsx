import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFile } from '@tabler/icons-react';
import { TruncatedText } from '../../../../components/TruncatedText';
import type { IpcError } from '../../../../ipc';
import { leaveOut, readFiles } from '../run';
import classes from './Files.module.css';
import { baseName } from './paths';

interface RefusedFilesProps {
  paths: string[];
  failure: IpcError;
  onChoose: () => void;
}

/** The files that were chosen, the refused one with its reason and the ways on. */
export function RefusedFiles({ paths, failure, onChoose }: RefusedFilesProps) {
  const culprit = paths.find((path) => path === failure.details.path) ?? null;
  return (
    <>
      {culprit === null && (
        <p className={classes.reason} role="alert">
          {failure.message}
        </p>
      )}
      <ul className={classes.files} aria-label="Files">
        {paths.map((path) => {
          const refused = path === culprit;
          return (
            <li key={path} className={classes.file} data-refused={refused || undefined}>
              <span className={classes.fileIcon} aria-hidden>
                {refused ? <IconAlertTriangle size={16} stroke={1.5} /> : <IconFile size={16} stroke={1.5} />}
              </span>
              <div className={classes.fileText}>
                <TruncatedText text={baseName(path)} className={classes.fileName} />
                {refused && (
                  <p className={classes.reason} role="alert">
                    {failure.message.replace(`${path}: `, '')}
                  </p>
                )}
              </div>
              {refused && (
                <Button variant="default" onClick={() => void leaveOut(path)}>
                  Leave it out
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div className={classes.ways}>
        <Button onClick={() => void readFiles(paths)}>Try again</Button>
        <Button variant="default" onClick={onChoose}>
          Choose other files
        </Button>
      </div>
    </>
  );
}
