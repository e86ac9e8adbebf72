import { SrpError } from './errors.ts';
import { fromBytes } from './integer.ts';
import { powerOfTwo } from './power.ts';
import { randomBytes, type SrpRuntime, startSlices } from './runtime.ts';

/**
 * One side's key pair of one handshake. It shows the public value only: the secret exponent can be neither printed,
 * serialised, enumerated nor cloned away from this realm.
 */
export interface SrpEphemeral {
  /** The public value A, for `SRP_A`: lowercase hexadecimal without leading zeros. */
  readonly srpA: string;
}

/** What an ephemeral stands for. */
export interface KeyPair {
  readonly secretA: bigint;
  readonly publicA: bigint;
}

// Kept beside the object, since a debugger prints even private fields.
const keyPairs = new WeakMap<SrpEphemeral, KeyPair>();

/** A secret exponent of 256 bits: `a` on the client, `b` on the server. */
export const drawExponent = ({ random }: SrpRuntime): bigint => fromBytes(randomBytes(32, random));

/**
 * Draws a secret `a` of 256 bits and computes A = g^a mod N (RFC 5054, section 2.5.4).
 *
 * @throws {@link SrpError} `weak-random`
 */
export async function startSrp(runtime: SrpRuntime = {}): Promise<SrpEphemeral> {
  const secretA = drawExponent(runtime);
  const publicA = await powerOfTwo(secretA, startSlices(runtime));
  const ephemeral = Object.freeze({ srpA: publicA.toString(16) });
  keyPairs.set(ephemeral, { secretA, publicA });
  return ephemeral;
}

export function keyPairOf(ephemeral: SrpEphemeral): KeyPair {
  const keyPair = keyPairs.get(ephemeral);
  if (keyPair) return keyPair;
  throw new SrpError('foreign-ephemeral', 'Pass the very object that startSrp gave: copies lose the secret.');
}
