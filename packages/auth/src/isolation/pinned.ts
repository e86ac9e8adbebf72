/**
 * `fetch` for one address: whatever code in the worker is brought to ask elsewhere, no token goes there.
 *
 * @param origins - the only ones that may be pinned; any, when left out
 * @throws TypeError when the endpoint is not at one of them
 */
export function pinned(
  fetch: typeof globalThis.fetch,
  endpoint: string,
  origins?: readonly string[],
): typeof globalThis.fetch {
  const only = new URL(endpoint);
  if (origins && !origins.includes(only.origin))
    throw new TypeError('The endpoint is not one that this worker serves.');
  return async (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    if (asked.origin !== only.origin || asked.pathname !== only.pathname) {
      throw new TypeError('This worker asks its own endpoint only.');
    }
    // A redirect would carry what was sent to wherever it points.
    return fetch(input, { ...init, redirect: 'error' });
  };
}
