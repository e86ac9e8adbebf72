import { canAutofill } from '../browser/passkeys.ts';
import type { AuthServices } from '../machine/ports.ts';
import { unseal } from '../sealed.ts';
import { type Assertion, assertionToJson, nameOf, parseRequestOptions } from '../webauthn.ts';
import type { ServiceContext } from './context.ts';
import { faultReply } from './fault-reply.ts';
import { sealProof } from './proofs.ts';

export function passkeyServices({ environment }: ServiceContext): Pick<AuthServices, 'assertPasskey'> {
  const { credentials } = environment;

  return {
    async assertPasskey({ challenge, autofill }, signal) {
      if (!credentials) return faultReply('configuration', 'passkeys-unsupported');
      if (autofill && (await canAutofill()) === false) return unsupported;
      const { CREDENTIAL_REQUEST_OPTIONS = '{}' } = unseal(challenge.parameters);
      try {
        const credential = await credentials.get({
          publicKey: parseRequestOptions(CREDENTIAL_REQUEST_OPTIONS),
          ...(autofill && { mediation: 'conditional' }),
          signal,
        });
        if (!credential) return faultReply('cancelled', 'passkey-dismissed');
        // credentials.get with `publicKey` returns nothing else.
        const json = assertionToJson(credential as Assertion);
        return { kind: 'proof', proof: sealProof({ kind: 'passkey', credential: JSON.stringify(json) }) };
      } catch (error) {
        const name = nameOf(error);
        // Ended by the person, a time-out or another choice; browsers do not say which.
        if (name === 'NotAllowedError' || name === 'AbortError') return faultReply('cancelled', name);
        // A wrong relying party id or origin.
        if (error instanceof DOMException) return faultReply('configuration', error.name);
        // The browser does not know the value `conditional`.
        if (autofill && error instanceof TypeError) return unsupported;
        throw error;
      }
    },
  };
}

const unsupported = faultReply('configuration', 'autofill-unsupported');
