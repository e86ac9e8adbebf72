import { expect, test } from 'vitest';
import type { IdentityProvider } from '../pool/identity-provider.ts';
import type { Pool } from '../pool/pool.ts';
import {
  checkMappedMutable,
  checkMappedRequired,
  idAt,
  idClaimOf,
  mappedAttributes,
} from './mapped-attributes.ts';

const pool = (schema: object[] = []) => ({ settings: { schema } }) as unknown as Pool;
const provider = (
  providerType: IdentityProvider['providerType'],
  attributeMapping: Record<string, string> = {},
) => ({ providerType, attributeMapping }) as IdentityProvider;

test.each([
  ['Facebook', 'id'],
  ['LoginWithAmazon', 'user_id'],
  ['SAML', 'NameID'],
  ['OIDC', 'sub'],
  ['Google', 'sub'],
  ['SignInWithApple', 'sub'],
] as const)('a person at %s is identified by %s', (type, claim) => {
  expect(idClaimOf(type)).toBe(claim);
  expect(idAt(provider(type), { sub: 'a-sub', [claim]: '7' })).toBe('7');
});

test('the mapping may name another claim, and people of a mock have a sub', () => {
  expect(idAt(provider('OIDC', { username: 'email' }), { sub: 'a-sub', email: 'ada@example.com' })).toBe(
    'ada@example.com',
  );
  expect(idAt(provider('SAML'), { sub: 'a-sub' })).toBe('a-sub');
  expect(idAt(provider('OIDC', { username: 'number' }), { sub: 'a-sub', number: 7 })).toBe('7');
  expect(idAt(provider('OIDC', { username: 'constructor' }), { sub: 'a-sub' })).toBe('a-sub');
});

test('attributes come from the claims of the mapping, as text', () => {
  const mapping = {
    username: 'sub',
    email: 'mail',
    name: 'name',
    email_verified: 'verified',
    nickname: 'toString',
  };
  const claims = { sub: 'a-sub', mail: 'ada@example.com', verified: true, other: 'none' };
  expect([...mappedAttributes(pool(), provider('OIDC', mapping), claims)]).toEqual([
    ['email', 'ada@example.com'],
    ['email_verified', 'true'],
  ]);
  expect(() => mappedAttributes(pool(), provider('OIDC', mapping), { ...claims, mail: 'none' })).toThrow(
    'Invalid email address format.',
  );
});

test('what the pool requires has to be there', () => {
  const schema = [
    { name: 'email', required: true },
    { name: 'name', required: true },
    { name: 'nickname', required: false },
  ];
  expect(() => checkMappedRequired(pool(schema), new Map())).toThrow('attributes required: [email, name]');
  const all = new Map([
    ['email', 'ada@example.com'],
    ['name', 'Ada'],
  ]);
  expect(() => checkMappedRequired(pool(schema), all)).not.toThrow();
});

test('what is fixed cannot be mapped', () => {
  const schema = [
    { name: 'name', mutable: true },
    { name: 'email', mutable: false },
  ];
  expect(() => checkMappedMutable(pool(schema), new Map([['email', 'a']]))).toThrow(
    'user.email: Attribute cannot be updated.',
  );
  expect(() => checkMappedMutable(pool(schema), new Map([['name', 'a']]))).not.toThrow();
});
