import { base64url } from 'jose';
import * as v from 'valibot';
import { hmacSha256, sameText, toBase64Url } from '../bytes.ts';
import { derivedBytes } from '../derived-bytes.ts';
import type { SandboxEnvironment } from '../environment.ts';
import { grantMembers } from './grant-members.ts';
import type { Grant } from './grants.ts';

/** The content of a refresh token about its grant, so that it outlives the process that issued it. */
const keptGrant = v.object({
  ...grantMembers,
  sub: v.string(),
  /** When the token was issued. Milliseconds since the epoch. */
  issuedAt: v.number(),
});
export type KeptGrant = v.InferOutput<typeof keptGrant>;
const keptText = v.pipe(v.string(), v.parseJson(), keptGrant);

/** Returns the content of a refresh token that is issued now. */
export function keptGrantOf(grant: Grant, issuedAt: number): KeptGrant {
  const {
    user,
    client,
    revoked: _,
    refreshRevoked: __,
    isRestored: ___,
    refreshTokens: ____,
    ...kept
  } = grant;
  const { scopes, amr } = kept;
  return {
    ...kept,
    scopes: [...scopes],
    amr: amr && [...amr],
    sub: user.sub,
    clientId: client.clientId,
    issuedAt,
  };
}

// The header of a real one: `{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}`. Clients must not look inside.
const HEADER = 'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ';
const KEY_LENGTH = 256;
const IV_LENGTH = 12;
// Padded to a multiple of this, so that the length of a name does not change the length of a token.
const BLOCK = 600;
const TAG_LENGTH = 16;

/** The secret of a pool's refresh tokens: derived from its id, so the same after a restart. */
export const refreshTokenSecret = (poolId: string): string => `refresh tokens of ${poolId}`;

/** Writes a new refresh token: it looks like a real one, and can only be read with the same secret. */
export function writeRefreshToken(
  secret: string,
  random: SandboxEnvironment['random'],
  kept: KeptGrant,
): string {
  const text = new TextEncoder().encode(JSON.stringify(kept));
  const plain = new Uint8Array(Math.ceil(text.length / BLOCK) * BLOCK).fill(0x20);
  plain.set(text);
  const iv = toBase64Url(random(IV_LENGTH));
  const key = toBase64Url(random(KEY_LENGTH));
  const body = [HEADER, key, iv, toBase64Url(masked(secret, iv, plain))].join('.');
  return `${body}.${tagOf(secret, body)}`;
}

/** Reads a refresh token; undefined if it was not written with this secret. */
export function readRefreshToken(secret: string, token: string): KeptGrant | undefined {
  const [iv = '', encrypted = '', tag = ''] = token.split('.').slice(2);
  if (!sameText(tag, tagOf(secret, token.slice(0, token.lastIndexOf('.'))))) return undefined;
  const plain = masked(secret, iv, base64url.decode(encrypted));
  const result = v.safeParse(keptText, new TextDecoder().decode(plain));
  return result.success ? result.output : undefined;
}

function tagOf(secret: string, body: string): string {
  return toBase64Url(hmacSha256(`${secret} tag`, body).subarray(0, TAG_LENGTH));
}

// It is its own inverse.
function masked(secret: string, iv: string, bytes: Uint8Array): Uint8Array {
  const mask = derivedBytes(`${secret} ${iv}`)(bytes.length);
  return bytes.map((byte, index) => byte ^ (mask[index] ?? 0));
}
