import { drawExponent } from '../ephemeral.ts';
import { SrpError } from '../errors.ts';
import { K, N } from '../group.ts';
import type { KeyMaterial } from '../integer.ts';
import { scramble, sessionKeyMaterial } from '../keys.ts';
import { parsePublicValue } from '../limits.ts';
import { type SrpRuntime, startSlices } from '../runtime.ts';
import { power, powerOfTwo } from './powers.ts';
import { parseVerifier, type Verifier } from './verifier.ts';

/** The server's side of one handshake. Its secrets cannot be printed or serialised, so keep the object itself. */
export interface ServerHandshake {
  /** The public value B, for `SRP_B`: lowercase hexadecimal. */
  readonly srpB: string;
}

interface Secrets {
  readonly verifier: bigint;
  readonly secretB: bigint;
  readonly publicA: bigint;
  readonly u: bigint;
}

const secretsOf = new WeakMap<ServerHandshake, Secrets>();

/**
 * Answers a client's `SRP_A`: draws a secret `b` of 256 bits and computes B = (k v + g^b) mod N (RFC 5054, section 2.5.3).
 *
 * @throws {@link SrpError} `invalid-a`, `malformed-hex` or `too-long` for a bad `SRP_A`; `invalid-verifier`; `weak-random`;
 *   `invalid-b` or `invalid-u`, by chance in one of 2^256 handshakes: then try again.
 */
export async function createServerHandshake(
  given: {
    readonly verifier: Verifier;
    /** `SRP_A`: hexadecimal. */
    readonly srpA: string;
  },
  runtime: SrpRuntime = {},
): Promise<ServerHandshake> {
  const input = { ...given };
  const publicA = parsePublicValue('srpA', input.srpA);
  const verifier = parseVerifier(input.verifier);
  const secretB = drawExponent(runtime);
  const publicB = (K * verifier + (await powerOfTwo(secretB, startSlices(runtime)))) % N;
  const handshake = Object.freeze({ srpB: publicB.toString(16) });
  // A client must refuse such a B, so it is not sent.
  parsePublicValue('srpB', handshake.srpB);
  secretsOf.set(handshake, { verifier, secretB, publicA, u: await scramble(publicA, publicB) });
  return handshake;
}

/** Computes the session key on the server, from S = (A v^u)^b mod N (RFC 5054, section 2.6). */
export async function serverSessionKey(
  handshake: ServerHandshake,
  runtime: SrpRuntime = {},
): Promise<KeyMaterial> {
  const secrets = secretsOf.get(handshake);
  if (!secrets) {
    throw new SrpError(
      'foreign-ephemeral',
      'Pass the object that createServerHandshake returned: a copy has no secret.',
    );
  }
  const { verifier, secretB, publicA, u } = secrets;
  const slices = startSlices(runtime);
  const base = (publicA * (await power(verifier, u, slices))) % N;
  return sessionKeyMaterial(await power(base, secretB, slices), u);
}
