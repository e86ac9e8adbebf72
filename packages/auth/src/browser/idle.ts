/** Runs when the page has nothing better to do: Safari has no idle callbacks, only its next turn. Outside a browser: never. */
export function whenIdle(run: () => void): void {
  const { document, requestIdleCallback = setTimeout } = globalThis as Partial<typeof globalThis>;
  if (document) requestIdleCallback(run);
}
