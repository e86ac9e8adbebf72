import type { ComponentType } from 'react';
import { late } from '../late.tsx';

type Steps = typeof import('./steps.ts');

let loaded: Steps | undefined;

/** Loads what is behind the first view, once. */
export async function loadSteps(): Promise<Steps> {
  loaded = await import('./steps.ts');
  return loaded;
}

/** A component that is behind the first view. */
export const step = <Props extends object>(
  pick: (steps: Steps) => ComponentType<Props>,
): ComponentType<Props> => late(async () => pick(await loadSteps()), { now: () => loaded && pick(loaded) });
