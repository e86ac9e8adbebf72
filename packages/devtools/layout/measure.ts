import type { ChartNode } from '@latchkey/auth/chart';

/** Sizes in pixels. Names are in a monospaced font: no font has to be loaded to measure them. */
const letter = 6.65;
const mark = 15;

export const leafHeight = 28;
export const titleHeight = 34;
export const padding = 14;

/** As wide as its name, plus a mark if a service runs in it. */
export const leafWidth = ({ key, invokes }: ChartNode): number =>
  Math.ceil(key.length * letter + 22 + (invokes.length > 0 ? mark : 0));

export const titleWidth = ({ key, invokes }: ChartNode): number =>
  Math.ceil(key.length * letter * 1.05 + 2 * padding + (invokes.length > 0 ? mark : 0));
