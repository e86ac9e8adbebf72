/** The longest delay that timers support, 2^31 - 1 ms or 24.8 days: they fire at once for anything longer. */
const MAX_DELAY = 0x7fff_ffff;

/** A delay that a timer can wait: milliseconds from 0 to `max`. NaN and negative numbers are 0. */
export const boundedDelay = (milliseconds: number, max = MAX_DELAY): number =>
  typeof milliseconds === 'number' && milliseconds > 0 ? Math.min(milliseconds, max, MAX_DELAY) : 0;
