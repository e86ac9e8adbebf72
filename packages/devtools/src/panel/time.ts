/** Formats the time since the previous step: `+12 ms`, `+3.4 s`, `+2 min`. */
export const elapsed = (milliseconds: number): string => `+${duration(milliseconds)}`;

export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}
