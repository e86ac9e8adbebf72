'use client';
import { createCountdown } from '@latchkey/auth/ui';
import { useMemo, useSyncExternalStore } from 'react';

/**
 * Returns the whole seconds until `until` (epoch milliseconds), never below 0; 0 if `until` is null. Renders once a second,
 * on the second, and stops at 0.
 */
export function useCountdown(until: number | null, now?: () => number): number {
  const { subscribe, getSeconds } = useMemo(() => createCountdown(until, now), [until, now]);
  return useSyncExternalStore(subscribe, getSeconds, getSeconds);
}
