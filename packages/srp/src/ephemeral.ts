import { SrpError } from './errors.ts';
import { fromBytes } from './integer.ts';
import { powerOfTwo } from './power.ts';
import { randomBytes, type SrpRuntime, startSlices } from './runtime.ts';

/**
 * The client's key pair for one handshake. Only the public value is visible: the secret exponent cannot be printed,
 * serialised, enumerated or cloned.
 */
export interface SrpEphemeral {
  /** The public value A, for `SRP_A`: lowercase hexadecimal without leading zeros. */
  readonly srpA: string;
}

/** The key pair behind an ephemeral. */
export interface KeyPair {
  readonly secretA: bigint;
  readonly publicA: bigint;
}

// Stored beside the object, because a debugger prints even private fields.
const keyPairs = new WeakMap<SrpEphemeral, KeyPair>();

/** Draws a secret exponent of 256 bits: `a` on the client, `b` on the server. */
export const drawExponent = (runtime: SrpRuntime): bigint => fromBytes(randomBytes(32, runtime));

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
  throw new SrpError('foreign-ephemeral', 'Pass the object that startSrp returned: a copy has no secret.');
}
