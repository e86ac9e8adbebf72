import { lateChunk } from '@latchkey/ui/parts';

const { preload, part } = lateChunk(() => import('./home/home.tsx'));

/** Loads the home page while the sign-in is on screen. */
export const loadHome = preload;
export const Home = part((page) => page.Home);
