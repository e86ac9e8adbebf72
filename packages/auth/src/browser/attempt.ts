/**
 * Uses a facility of the browser. Null if it throws: where the person has blocked site data, reading one may throw, and so may
 * each of its methods.
 */
export function attempt<T>(work: () => T): NonNullable<T> | null {
  try {
    return work() ?? null;
  } catch {
    return null;
  }
}
