import type { ReactNode } from 'react';
import { Tag } from '../../components/Tag';
import { useTagColor } from './api';

/** A tag of a contact, in the colour that the team has given it. */
export function TagBadge({ name, children }: { name: string; children?: ReactNode }) {
  const colorOf = useTagColor();
  return (
    <Tag name={name} color={colorOf(name)}>
      {children}
    </Tag>
  );
}
