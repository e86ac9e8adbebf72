/** The page of the docs about errors: each kind, reason and code has an anchor there. */
export const DOCS = 'https://latchkey-auth.github.io/latchkey/errors';

/** The warnings so far. */
export const said = new Set<string>();

/**
 * Prints a warning to the console, once for each text. Call it behind `process.env.NODE_ENV !== 'production'`, in a `try`:
 * bundlers drop all of it from production builds, and a page without a bundler has no `process`.
 */
export function warn(text: string | null): void {
  if (text === null || said.has(text)) return;
  said.add(text);
  // oxlint-disable-next-line eslint/no-console -- that is what it is for.
  console.warn(`Latchkey: ${text}`);
}
