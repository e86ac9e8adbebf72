/**
 * Runs a function when the page is idle: Safari has no idle callbacks, so there in the next turn. Outside a browser: never.
 */
export function whenIdle(run: () => void): void {
  const { document, requestIdleCallback = setTimeout } = globalThis as Partial<typeof globalThis>;
  if (document) requestIdleCallback(run);
}
