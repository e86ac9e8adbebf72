import { SrpError } from './errors.ts';
import { hash, hmacByDerivedKey } from './hashes.ts';
import type { Identity } from './identity.ts';
import { type Bytes, fromBytes, type KeyMaterial, pad } from './integer.ts';

const encoder = new TextEncoder();

/**
 * The private key x = H(pad(salt) | H(realm name ":" password)): RFC 5054 section 2.4, RFC 2945 section 3, where the identity
 * I is `realm name`.
 */
export async function privateKey({ realm, name }: Identity, password: string, salt: bigint): Promise<bigint> {
  const inner = await hash(encoder.encode(`${realm}${name}:${password}`));
  return fromBytes(await hash(pad(salt), inner));
}

/**
 * The scrambling parameter u = H(pad(A) | pad(B)), RFC 5054 section 2.6. u = 0 would take the verifier out of the server's (A
 * v^u)^b, so in SRP-6a both sides stop there.
 */
export async function scramble(publicA: bigint, publicB: bigint): Promise<bigint> {
  const u = fromBytes(await hash(pad(publicA), pad(publicB)));
  if (u === 0n) throw new SrpError('invalid-u', 'The scrambling parameter is 0: start again.');
  return u;
}

/** The inputs of the session key: HKDF (RFC 5869) of the shared secret S, with u as the salt. 16 bytes. */
export const sessionKeyMaterial = (sharedSecret: bigint, u: bigint): KeyMaterial => ({
  secret: pad(sharedSecret),
  salt: pad(u),
  info: encoder.encode('Caldera Derived Key'),
});

/**
 * Returns PASSWORD_CLAIM_SIGNATURE: HMAC-SHA-256 with the session key over realm, name, secret block and timestamp. It
 * replaces M in RFC 2945 section 3.
 */
export function signClaim(
  sessionKey: KeyMaterial,
  { realm, name }: Identity,
  secretBlock: Uint8Array,
  timestamp: string,
): Promise<Bytes> {
  return hmacByDerivedKey(sessionKey, encoder.encode(realm + name), secretBlock, encoder.encode(timestamp));
}
