import { lateChunk } from '../late-chunk.ts';

const { preload, part } = lateChunk(() => import('./later-views.tsx'));

/** Loads the views behind the first one, so that no step waits for its code. */
export const loadViews = preload;

/** The view of any state behind the sign-in form. Its code comes when it is first shown. */
export const LaterView = part((views) => views.LaterView);
