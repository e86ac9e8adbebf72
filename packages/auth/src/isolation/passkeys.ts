import type { Environment } from '../api.ts';
import { canAutofill } from '../browser/passkeys.ts';
import type { Assertion } from '../webauthn.ts';
import type { ToWorker } from './wire.ts';

/** Shows the browser's passkey dialog for the worker: only a page can. */
export function showPasskeys(credentials: Environment['credentials'], post: (message: ToWorker) => void) {
  const assertions = new Map<number, AbortController>();
  return {
    async assert(id: number, options: CredentialRequestOptions): Promise<void> {
      const abort = new AbortController();
      assertions.set(id, abort);
      try {
        // A worker cannot check this itself.
        if (options.mediation === 'conditional' && (await canAutofill()) === false) throw new TypeError();
        const credential = await credentials?.get({ ...options, signal: abort.signal });
        post({ type: 'asserted', id, credential: credential ? cloneable(credential) : null });
      } catch (error) {
        const isNamed = error instanceof DOMException || error instanceof TypeError;
        post({ type: 'notAsserted', id, error: isNamed ? error.name : 'UnknownError' });
      } finally {
        assertions.delete(id);
      }
    },
    abort: (id: number) => assertions.get(id)?.abort(),
    close() {
      for (const abort of assertions.values()) abort.abort();
    },
  };
}

/** The parts of a passkey assertion that can be cloned. */
function cloneable(credential: Credential): unknown {
  // credentials.get with `publicKey` returns nothing else.
  const { id, rawId, type, authenticatorAttachment, response } = credential as Assertion;
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    id,
    rawId,
    type,
    authenticatorAttachment,
    response: { clientDataJSON, authenticatorData, signature, userHandle },
  };
}
