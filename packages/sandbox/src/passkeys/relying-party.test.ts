import { base64url } from 'jose';
import { expect, test } from 'vitest';
import { clientDataOf, isOriginOf } from './relying-party.ts';

test.each([
  ['https://example.com', true],
  ['https://example.com:8443', true],
  ['https://login.example.com', true],
  ['http://example.com', false],
  ['https://notexample.com', false],
  ['https://example.com.evil.example', false],
  ['https://example.co', false],
  ['ftp://example.com', false],
  ['example.com', false],
  ['', false],
])('a page of %s speaks for example.com: %s', (origin, expected) => {
  expect(isOriginOf('example.com', origin)).toBe(expected);
});

test.each([
  ['localhost', 'http://localhost:5173', true],
  ['localhost', 'http://app.localhost', true],
  ['app.localhost', 'http://app.localhost', true],
  ['app.localhost', 'http://localhost', false],
  ['127.0.0.1', 'http://127.0.0.1', false],
  ['evillocalhost', 'http://evillocalhost', false],
  ['localhost.example', 'http://localhost.example', false],
])('for %s, a page of %s is safe from eavesdroppers: %s', (id, origin, expected) => {
  expect(isOriginOf(id, origin)).toBe(expected);
});

test('client data is read where both of its members are texts', () => {
  const read = (data: unknown) => clientDataOf(base64url.encode(JSON.stringify(data)));
  const both = { challenge: 'AAAA', origin: 'https://example.com' };
  expect(read({ ...both, type: 'webauthn.get' })).toEqual(both);
  for (const wrong of [
    { challenge: 'AAAA' },
    { origin: 'x' },
    { ...both, origin: 5 },
    { ...both, challenge: null },
  ])
    expect(read(wrong)).toBeUndefined();
  for (const text of ['', '!', base64url.encode('{'), base64url.encode('null')])
    expect(clientDataOf(text)).toBeUndefined();
});
