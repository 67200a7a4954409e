import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useStored } from '../lib/useStored';
import classes from './NavSection.module.css';
import type { NavIcon, NavNouns } from './navigation';

interface NavSectionProps {
  icon: NavIcon;
  title: string;
  /** The page of all of them. */
  to: LinkProps['to'];
  nouns: NavNouns;
  /** Under which name it is remembered that the section is closed. */
  storedAs: string;
  /** Absent for those who may make none. */
  onAdd: (() => void) | undefined;
  className?: string | undefined;
  /** The list. */
  children: ReactNode;
}

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** A section of the sidebar that folds: its title leads to the page of all, its plus makes another. */
export function NavSection({ icon: Icon, title, to, nouns, storedAs, onAdd, className, children }: NavSectionProps) {
  const [closed, setClosed] = useStored(storedAs, false, isBoolean);
  const list = useId();
  const [one, many] = nouns;
  return (
    <div className={className === undefined ? classes.section : `${classes.section} ${className}`}>
      <div className={classes.head}>
        <Link to={to ?? '/'} activeOptions={{ exact: true }} className={classes.title}>
          <Icon size={16} stroke={1.75} aria-hidden />
          {title}
        </Link>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={!closed}
          aria-controls={list}
          aria-label={closed ? `Show ${many}` : `Hide ${many}`}
          onClick={() => setClosed(!closed)}
        >
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </button>
        {onAdd && (
          <Tooltip label={`New ${one}`} position="right">
            <ActionIcon size="sm" className={classes.add ?? ''} aria-label={`New ${one}`} onClick={onAdd}>
              <IconPlus size={14} stroke={2} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <div id={list} className={classes.body} hidden={closed}>
        {!closed && children}
      </div>
    </div>
  );
}
