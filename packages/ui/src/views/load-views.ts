import { lateChunk } from '../late-chunk.ts';

const { preload, part } = lateChunk(() => import('./later-views.tsx'));

/** Loads the views after the first one, so that no step waits for its code. */
export const loadViews = preload;

/** The view of any state after the sign-in form. Its code is loaded when it is first shown. */
export const LaterView = part((views) => views.LaterView);
