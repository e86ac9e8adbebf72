import { lateChunk } from '../late-chunk.ts';

/** The views behind the first one. */
export const { preload: loadSteps, part: step } = lateChunk(() => import('./steps.ts'));
