import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';
import { bytesToHex } from '../bytes.ts';

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

let shared: Promise<SigningKeys> | undefined;

/**
 * The RSA keys of this process. They are made when the first token is, because that takes longer than all the rest of a
 * start, and shared by all pools for the same reason: what binds a token to its pool is its issuer.
 */
export function signingKeys(): Promise<SigningKeys> {
  shared ??= Promise.all([createKey(), createKey()]).then(([id, access]) => ({ id, access }));
  return shared;
}

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = bytesToHex(globalThis.crypto.getRandomValues(new Uint8Array(16)));
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid };
  return { kid, privateKey, publicKey, jwk };
}
