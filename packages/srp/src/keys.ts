import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { SrpError } from './errors.ts';
import type { Identity } from './identity.ts';
import { fromBytes, pad } from './integer.ts';

/** The private key x = H(pad(salt) | H(realm name ":" password)). */
export function privateKey({ realm, name }: Identity, password: string, salt: bigint): bigint {
  const inner = sha256(utf8ToBytes(`${realm}${name}:${password}`));
  return fromBytes(sha256(concatBytes(pad(salt), inner)));
}

/** The scrambling parameter u = H(pad(A) | pad(B)); 0 is refused. */
export function scramble(publicA: bigint, publicB: bigint): bigint {
  const u = fromBytes(sha256(concatBytes(pad(publicA), pad(publicB))));
  if (u === 0n)
    throw new SrpError('invalid-u', 'The scrambling parameter is 0: start again with a new ephemeral.');
  return u;
}

const INFO = /* @__PURE__ */ utf8ToBytes('Caldera Derived Key');

/** The session key: HKDF-SHA-256 (RFC 5869) of S, salted with u, 16 bytes. */
export function sessionKey(sharedSecret: bigint, u: bigint): Uint8Array {
  return hkdf(sha256, pad(sharedSecret), pad(u), INFO, 16);
}

/** The claim that both sides sign: HMAC-SHA-256 over realm, name, secret block and timestamp. */
export function signClaim(
  key: Uint8Array,
  { realm, name }: Identity,
  secretBlock: Uint8Array,
  timestamp: string,
): Uint8Array {
  return hmac(sha256, key, concatBytes(utf8ToBytes(realm + name), secretBlock, utf8ToBytes(timestamp)));
}
