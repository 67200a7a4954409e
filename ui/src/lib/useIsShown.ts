import { useCallback, useEffect, useRef } from 'react';

/** Says whether the component is on screen still, for work that outlasts it. */
export function useIsShown(): () => boolean {
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return useCallback(() => shown.current, []);
}
