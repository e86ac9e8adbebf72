/** The texts so far. */
export const said = new Set<string>();

/**
 * Tells a developer something in the console, once for each text. Call it behind `process.env.NODE_ENV !== 'production'`, in a
 * `try`: bundlers drop the whole of it from production builds, and a page without a bundler has no `process`.
 */
export function warn(text: string | null): void {
  if (text === null || said.has(text)) return;
  said.add(text);
  // oxlint-disable-next-line eslint/no-console -- that is what it is for.
  console.warn(`Latchkey: ${text}`);
}
