import type { FromWorker, ToWorker } from './wire.ts';

type Settled = Extract<ToWorker, { type: 'asserted' | 'notAsserted' }>;

/** `navigator.credentials` for the worker: the page shows the dialog. */
export function pageCredentials(post: (message: FromWorker) => void) {
  const waiting = new Map<number, (settled: Settled) => void>();
  let last = 0;

  const get: CredentialsContainer['get'] = ({ signal, ...options } = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      waiting.set(id, (settled) => {
        // The result of `credentials.get`, without its methods.
        if (settled.type === 'asserted') resolve(settled.credential as Credential | null);
        else reject(refusal(settled.error));
      });
      signal?.addEventListener('abort', () => post({ type: 'assertAbort', id }));
      post({ type: 'assert', id, options });
    });

  return {
    // The services use no other member.
    credentials: { get } as CredentialsContainer,
    settle(settled: Settled) {
      waiting.get(settled.id)?.(settled);
      waiting.delete(settled.id);
    },
  };
}

/** The rejection of `credentials.get`: a TypeError if the browser does not support the request. */
const refusal = (name: string): Error => {
  const message = 'The passkey request failed on the page.';
  return name === 'TypeError' ? new TypeError(message) : new DOMException(message, name);
};
