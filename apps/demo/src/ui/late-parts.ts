/** Parts of the first page that are not seen, or not needed, at first. */
import { late } from '../late.tsx';
import { step } from '../views/load-steps.ts';

export const FaultMessage = step((steps) => steps.FaultMessage);
export const TimeLeft = step((steps) => steps.TimeLeft);
export const ThemeToggle = late(async () => (await import('../shell/theme-toggle.tsx')).ThemeToggle, {
  isOptional: true,
});
