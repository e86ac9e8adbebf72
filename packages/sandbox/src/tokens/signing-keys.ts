import { type CryptoKey, importJWK, type JWK } from 'jose';
import { bytesToHex, hmacSha256 } from '../bytes.ts';
import { primesFor, type RsaPrimes, rsaKey } from './derived-rsa-key.ts';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

/** ID and access tokens are signed with different keys, as Cognito does. */
export interface SigningKeys {
  readonly id: SigningKey;
  readonly access: SigningKey;
}

const made = new Map<string, Promise<SigningKeys>>();

/**
 * Returns the keys of a pool, by its id: the same after a restart, so that an API that has cached the public ones accepts new
 * tokens. They are not secret. Creating them takes no time, unlike keys with new primes, so that the first sign-in of a
 * process does not wait.
 */
export function signingKeysOf(poolId: string): Promise<SigningKeys> {
  const found = made.get(poolId) ?? createKeys(poolId);
  made.set(poolId, found);
  // A failure is reported to the code that needs the keys.
  found.catch(() => undefined);
  return found;
}

async function createKeys(poolId: string): Promise<SigningKeys> {
  const [forId, forAccess] = primesFor(poolId, ['id', 'access']);
  if (!forId || !forAccess) throw new Error('No primes.');
  const [id, access] = await Promise.all([createKey(forId), createKey(forAccess)]);
  return { id, access };
}

async function createKey(primes: RsaPrimes): Promise<SigningKey> {
  const { kty, n, e, ...secret } = rsaKey(primes);
  const kid = bytesToHex(hmacSha256('latchkey kid', n).subarray(0, 16));
  const [privateKey, publicKey] = await Promise.all([
    imported({ kty, n, e, ...secret }),
    imported({ kty, n, e }),
  ]);
  return { kid, privateKey, publicKey, jwk: { kty: 'RSA', n, e, alg: 'RS256', use: 'sig', kid } };
}

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'RS256');
  if (key instanceof Uint8Array) throw new TypeError('Not the JWK of an RSA key.');
  return key;
}
