import { SrpError } from './errors.ts';
import { hash, hmacByDerivedKey, type KeyMaterial } from './hashes.ts';
import type { Identity } from './identity.ts';
import { type Bytes, fromBytes, pad } from './integer.ts';

const encoder = new TextEncoder();

/** The private key x = H(pad(salt) | H(realm name ":" password)). */
export async function privateKey({ realm, name }: Identity, password: string, salt: bigint): Promise<bigint> {
  const inner = await hash(encoder.encode(`${realm}${name}:${password}`));
  return fromBytes(await hash(pad(salt), inner));
}

/** The scrambling parameter u = H(pad(A) | pad(B)); 0 is refused. */
export async function scramble(publicA: bigint, publicB: bigint): Promise<bigint> {
  const u = fromBytes(await hash(pad(publicA), pad(publicB)));
  if (u === 0n)
    throw new SrpError('invalid-u', 'The scrambling parameter is 0: start again with a new ephemeral.');
  return u;
}

/** What the session key is derived from: the shared secret S, salted with u. */
export const sessionKeyMaterial = (sharedSecret: bigint, u: bigint): KeyMaterial => ({
  secret: pad(sharedSecret),
  salt: pad(u),
  info: encoder.encode('Caldera Derived Key'),
});

/** The claim that both sides sign with the session key: HMAC-SHA-256 over realm, name, secret block and timestamp. */
export function signClaim(
  sessionKey: KeyMaterial,
  { realm, name }: Identity,
  secretBlock: Uint8Array,
  timestamp: string,
): Promise<Bytes> {
  return hmacByDerivedKey(sessionKey, encoder.encode(realm + name), secretBlock, encoder.encode(timestamp));
}
