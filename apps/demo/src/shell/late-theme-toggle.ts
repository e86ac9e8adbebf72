import { late } from '../late.tsx';

/** The page works without it, so a load that fails is left unsaid. */
export const ThemeToggle = late(async () => (await import('./theme-toggle.tsx')).ThemeToggle, {
  isOptional: true,
});
