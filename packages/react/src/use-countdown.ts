'use client';
import { useCallback, useSyncExternalStore } from 'react';

/**
 * Whole seconds until `until` (epoch milliseconds), never below 0; 0 when `until` is null. Renders once a second, on
 * the second, and stops at 0.
 */
export function useCountdown(until: number | null, now: () => number = Date.now): number {
  const getSeconds = () => (until === null ? 0 : Math.max(0, Math.ceil((until - now()) / 1000)));

  const subscribe = useCallback(
    (changed: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = () => {
        const left = until === null ? 0 : until - now();
        if (left <= 0) return;
        timer = setTimeout(
          () => {
            changed();
            wait();
          },
          left % 1000 || 1000,
        );
      };
      wait();
      return () => clearTimeout(timer);
    },
    [until, now],
  );

  return useSyncExternalStore(subscribe, getSeconds, getSeconds);
}
