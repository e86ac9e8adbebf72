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
 * The RSA keys of this process. Making them takes longer than all the rest of a start, so that every sandbox starts it and
 * none waits for it; the pools share them for the same reason. A token is bound to its pool by its issuer.
 */
export function signingKeys(): Promise<SigningKeys> {
  shared ??= createKeys();
  return shared;
}

async function createKeys(): Promise<SigningKeys> {
  const [id, access] = await Promise.all([createKey(), createKey()]);
  return { id, access };
}

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = bytesToHex(globalThis.crypto.getRandomValues(new Uint8Array(16)));
  return describeKey(kid, privateKey, publicKey);
}

async function describeKey(kid: string, privateKey: CryptoKey, publicKey: CryptoKey): Promise<SigningKey> {
  return {
    kid,
    privateKey,
    publicKey,
    jwk: { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid },
  };
}
