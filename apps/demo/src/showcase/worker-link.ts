import type { SandboxLink } from '../scenarios/sandbox-link.ts';
// oxlint-disable-next-line import/default -- Vite creates this export: the URL of the built worker.
import address from './sandbox.worker.ts?worker&url';
import { createWorkerFetch } from './worker-fetch.ts';

/** The part of Trusted Types that is used here (W3C Trusted Types, section 2.3). */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

// A name that only the worker knows; the control API only serves loopback names.
const ENDPOINT = 'http://pool.localhost/';

/** Starts the sandbox in a worker of this page. */
export function openWorker(): SandboxLink {
  const fetch = createWorkerFetch(new Worker(trusted(address), { type: 'module', name: 'sandbox' }));
  return { endpoint: ENDPOINT, control: `${ENDPOINT}_sandbox`, fetch, ephemeral: true };
}

/** The only script URL that the page's Content-Security-Policy allows a program to create. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('sandbox-worker', { createScriptURL: () => address });
  return policy?.createScriptURL(url) ?? url;
}
