import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface PlaceLinkProps {
  place: { to: string; search?: Record<string, string> };
  className?: string | undefined;
  title?: string | undefined;
  children: ReactNode;
}

/** A link to a place that is put together elsewhere. */
export function PlaceLink({ place, className, title, children }: PlaceLinkProps) {
  return (
    <Link to={place.to} search={(place.search ?? {}) as never} className={className ?? ''} title={title}>
      {children}
    </Link>
  );
}
