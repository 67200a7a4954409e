import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { formatCount } from '../../lib/format';

/** The first few of a list, and a button that brings the others; nothing where these are all. */
export function useSomeOf<T>(all: readonly T[], usual: number): [shown: readonly T[], more: ReactNode] {
  const [whole, setWhole] = useState(false);
  if (whole || all.length <= usual) return [all, null];
  return [
    all.slice(0, usual),
    <Button key="more" mt={6} variant="subtle" color="gray" onClick={() => setWhole(true)}>
      Show all {formatCount(all.length)}
    </Button>,
  ];
}
