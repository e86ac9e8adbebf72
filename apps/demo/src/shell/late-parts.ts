import { lateChunk } from '@latchkey/ui/parts';

const { part } = lateChunk(() => import('./shell-parts.ts'));

/** The page works without these, so a failed load is ignored. */
export const ThemeToggle = part((parts) => parts.ThemeToggle, { isOptional: true });
export const Trail = part((parts) => parts.Trail, { isOptional: true });
export const TabTitle = part((parts) => parts.TabTitle, { isOptional: true });
