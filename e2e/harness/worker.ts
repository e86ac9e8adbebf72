/**
 * The worker of the bare page: clocks that a test moves, and a record of the secrets that the page must not see.
 *
 * @module
 */
import { browserEnvironment } from '@latchkey/auth';
import { type Port, serve } from '@latchkey/auth/isolation';
import type { Ahead } from './harness.ts';

/** Values that only this worker has held. */
export interface Witness {
  readonly refreshTokens: string[];
  /** Random bytes in Base64, as many as in a device password. */
  readonly devicePasswords: string[];
}

declare global {
  var witness: Witness;
}

const DEVICE_PASSWORD_BYTES = 40;

// Written by the page that starts this worker.
const ahead = JSON.parse(decodeURIComponent(location.hash.slice(1))) as {
  -readonly [K in keyof Ahead]: Ahead[K];
};
const { clock } = browserEnvironment();

globalThis.witness = { refreshTokens: [], devicePasswords: [] };

const draw = crypto.getRandomValues.bind(crypto);
crypto.getRandomValues = (array) => {
  const drawn = draw(array);
  if (drawn instanceof Uint8Array && drawn.length === DEVICE_PASSWORD_BYTES) {
    witness.devicePasswords.push(btoa(String.fromCharCode(...drawn)));
  }
  return drawn;
};

interface Output {
  readonly AuthenticationResult?: { readonly RefreshToken?: string };
}

const witnessed = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  const response = await fetch(input, init);
  // Some responses have no body.
  const output = (await response
    .clone()
    .json()
    .catch(() => null)) as Output | null;
  const token = output?.AuthenticationResult?.RefreshToken;
  if (token) witness.refreshTokens.push(token);
  return response;
};

// Registered before the worker itself, which must not receive messages about clocks.
addEventListener('message', (event: MessageEvent<Ahead | { readonly type: string }>) => {
  if ('type' in event.data) return;
  event.stopImmediatePropagation();
  ahead.wall += event.data.wall;
  ahead.steady += event.data.steady;
});

// In a worker the global object is the port.
serve(globalThis as unknown as Port, {
  environment: {
    fetch: witnessed,
    clock: {
      ...clock,
      now: () => clock.now() + ahead.wall,
      monotonic: () => clock.monotonic() + ahead.steady,
    },
  },
});
