import { base64url } from 'jose';
import { describe, expect, test } from 'vitest';
import type { AppClient } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import type { Grant } from './grants.ts';
import {
  type KeptGrant,
  keptGrantOf,
  readRefreshToken,
  refreshTokenSecret,
  writeRefreshToken,
} from './refresh-token.ts';

const secret = refreshTokenSecret('eu-west-2_One');
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const kept = {
  sub: '5b1b4d2e-0000-4000-8000-000000000000',
  clientId: 'web',
  originJti: 'origin',
  eventId: 'event',
  deviceKey: 'eu-west-2_0',
  passedMfa: true,
  scopes: ['openid', 'email'],
  resource: 'https://api.example',
  managedLogin: { ssoSessionId: 'sso1', nonce: 'n' },
  authTime: 1_790_000_000,
  expiresAt: 1_792_592_000_000,
  sessionId: 'tkn1',
  createdAt: 1_790_000_000_000,
  lastActiveAt: 1_790_000_000_001,
  deviceType: 'Firefox on Linux',
  issuedAt: 1_790_000_000_002,
} satisfies KeptGrant;
const write = (changes: Partial<KeptGrant> = {}) =>
  writeRefreshToken(secret, random, { ...kept, ...changes });

describe('a refresh token', () => {
  test('opens in its own pool', () => {
    expect(readRefreshToken(secret, write())).toEqual(kept);
    expect(readRefreshToken(refreshTokenSecret('eu-west-2_Two'), write())).toBeUndefined();
    expect(refreshTokenSecret('eu-west-2_One')).not.toBe(refreshTokenSecret('eu-west-2_Two'));
  });

  test('has every parameter of its sign-in that does not change', () => {
    const { sub, clientId, issuedAt, ...others } = kept;
    const grant = {
      ...others,
      user: { sub } as User,
      client: { clientId } as AppClient,
      isRestored: true,
      revoked: true,
      refreshRevoked: true,
      refreshTokens: [{ text: 'eyJ', rotatedAt: 1 }],
    } satisfies Grant;
    expect(keptGrantOf(grant, issuedAt)).toEqual(kept);
  });

  test('has five parts as a real one has, and the same length with any names in it', () => {
    const [header = '', ...others] = write().split('.');
    expect(JSON.parse(new TextDecoder().decode(base64url.decode(header)))).toEqual({
      cty: 'JWT',
      enc: 'A256GCM',
      alg: 'RSA-OAEP',
    });
    expect(others).toHaveLength(4);
    expect(write({ clientId: 'w'.repeat(26) })).toHaveLength(write().length);
  });

  test('shows nothing of it, and two of one sign-in have nothing in common', () => {
    const bodies = [write(), write()].map((token) => base64url.decode(token.split('.')[3] ?? ''));
    for (const body of bodies) {
      const text = new TextDecoder('latin1').decode(body);
      for (const word of [kept.sub, 'clientId', 'openid']) expect(text).not.toContain(word);
    }
    const [one = new Uint8Array(), other = new Uint8Array()] = bodies;
    const same = one.filter((byte, index) => byte === other[index]).length;
    expect(same).toBeLessThan(one.length / 20);
  });

  test('that was changed in any of its parts, or cut, is invalid', () => {
    const token = write();
    const parts = token.split('.');
    for (const at of parts.keys()) {
      const part = parts[at] ?? '';
      const other = part.startsWith('A') ? `B${part.slice(1)}` : `A${part.slice(1)}`;
      expect(
        readRefreshToken(secret, parts.map((before, index) => (index === at ? other : before)).join('.')),
      ).toBeUndefined();
      expect(readRefreshToken(secret, parts.slice(0, at).join('.'))).toBeUndefined();
    }
    expect(readRefreshToken(secret, `${token}.`)).toBeUndefined();
  });
});
