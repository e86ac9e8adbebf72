import { isLoopback } from './is-loopback.ts';

/** A link to a demo elsewhere names no pool: see `readSettings`. */
const query = isLoopback(location.hostname) ? location.search : '';

/** Whether the URL names a pool: otherwise the page runs its own, in which nobody can be signed in yet. */
export const isNamed = query.includes('userPoolId=') || Boolean(import.meta.env.VITE_LATCHKEY_USER_POOL_ID);

/** Whether there are scenarios: a pool without a control address is a real one, and has none. */
export const hasScenarios =
  !isNamed || query.includes('control=') || Boolean(import.meta.env.VITE_LATCHKEY_CONTROL);
