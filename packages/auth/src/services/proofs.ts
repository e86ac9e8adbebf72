/**
 * What is computed in a sign-in and must not be seen: the chart carries it sealed.
 *
 * @module
 */
import type { SrpEphemeral } from '@latchkey/srp';
import { type Sealed, seal, unseal } from '../sealed.ts';

type Proof =
  /** The password goes along: the chart drops its own handle as soon as the first request is out. */
  | { readonly kind: 'password'; readonly ephemeral: SrpEphemeral; readonly password: string }
  | { readonly kind: 'device'; readonly ephemeral: SrpEphemeral }
  /** AuthenticationResponseJSON, as CREDENTIAL takes it. */
  | { readonly kind: 'passkey'; readonly credential: string };

type ProofOf<Kind extends Proof['kind']> = Extract<Proof, { kind: Kind }>;

/** Opens the proof, if there is one of that kind. */
export function openProof<Kind extends Proof['kind']>(
  sealed: Sealed<unknown> | null,
  kind: Kind,
): ProofOf<Kind> | null {
  // The services seal nothing else as a proof; the chart only hands it back.
  const proof = sealed && (unseal(sealed) as Proof);
  return proof?.kind === kind ? (proof as ProofOf<Kind>) : null;
}

export const sealProof = (proof: Proof): Sealed<unknown> => seal(proof, 'proof');
