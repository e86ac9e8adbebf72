import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
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

/** Both private keys as JWKs (RFC 7517). */
export async function exportKeys({ id, access }: SigningKeys): Promise<{ id: KeyRecord; access: KeyRecord }> {
  return { id: await exportKey(id), access: await exportKey(access) };
}

/** Rejects for JWKs that are not of private RSA keys. */
export async function importKeys(keys: { id: KeyRecord; access: KeyRecord }): Promise<SigningKeys> {
  const [id, access] = await Promise.all([importKey(keys.id), importKey(keys.access)]);
  return { id, access };
}

/** The JWK of a private RSA key. */
export interface KeyRecord {
  readonly [member: string]: unknown;
  readonly kty: 'RSA';
  readonly kid: string;
}

async function exportKey({ kid, privateKey }: SigningKey): Promise<KeyRecord> {
  return { ...(await exportJWK(privateKey)), kty: 'RSA', kid };
}

async function importKey(record: KeyRecord): Promise<SigningKey> {
  const { kid, kty, n, e } = record;
  const [privateKey, publicKey] = await Promise.all([imported(record), imported({ kty, n, e })]);
  if (privateKey.type !== 'private') throw new TypeError('Not the JWK of a private key.');
  return describeKey(kid, privateKey, publicKey);
}

async function imported(jwk: object): Promise<CryptoKey> {
  const key = await importJWK(jwk as JWK, 'RS256', { extractable: true });
  if (key instanceof Uint8Array) throw new TypeError('Not the JWK of an RSA key.');
  return key;
}
