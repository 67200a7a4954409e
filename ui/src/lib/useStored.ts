import { useCallback, useState } from 'react';

function read<T>(key: string, fallback: T, isValid: (value: unknown) => value is T): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isValid(value) ? value : fallback;
  } catch {
    return fallback;
  }
}

/**
 * State that this machine remembers: widths, orders, what is folded. What an older version left behind and no longer
 * fits is dropped for the fallback.
 */
export function useStored<T>(
  key: string,
  fallback: T,
  isValid: (value: unknown) => value is T,
): [T, (next: T | ((previous: T) => T)) => void] {
  const [value, setValue] = useState(() => read(key, fallback, isValid));
  const store = useCallback(
    (next: T | ((previous: T) => T)) => {
      setValue((previous) => {
        const result = next instanceof Function ? next(previous) : next;
        localStorage.setItem(key, JSON.stringify(result));
        return result;
      });
    },
    [key],
  );
  return [value, store];
}
