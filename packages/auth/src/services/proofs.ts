/**
 * Values computed during a sign-in that must stay secret: the chart carries them sealed.
 *
 * @module
 */
import type { SrpEphemeral } from '@latchkey/srp';
import { type Sealed, seal, unseal } from '../sealed.ts';

type Proof =
  /** Contains the password, because the chart drops its own handle once the first request is sent. */
  | { readonly kind: 'password'; readonly ephemeral: SrpEphemeral; readonly password: string }
  | { readonly kind: 'device'; readonly ephemeral: SrpEphemeral }
  /** AuthenticationResponseJSON, for CREDENTIAL. */
  | { readonly kind: 'passkey'; readonly credential: string };

type ProofOf<Kind extends Proof['kind']> = Extract<Proof, { kind: Kind }>;

/** Opens a proof if it is of that kind. */
export function openProof<Kind extends Proof['kind']>(
  sealed: Sealed<unknown> | null,
  kind: Kind,
): ProofOf<Kind> | null {
  // The services seal nothing else as a proof; the chart passes it back.
  const proof = sealed && (unseal(sealed) as Proof);
  return proof?.kind === kind ? (proof as ProofOf<Kind>) : null;
}

export const sealProof = (proof: Proof): Sealed<unknown> => seal(proof, 'proof');
