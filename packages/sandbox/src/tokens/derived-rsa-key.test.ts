import { describe, expect, test } from 'vitest';
import { primesFor, rsaKey } from './derived-rsa-key.ts';
import { PRIMES } from './primes.ts';

describe('the primes of a pool', () => {
  test('are the same each time, and differ by pool and by key', () => {
    const [id, access] = primesFor('eu-west-2_One', ['id', 'access']);
    expect(primesFor('eu-west-2_One', ['id', 'access'])).toEqual([id, access]);
    expect(primesFor('eu-west-2_Two', ['id'])).not.toEqual([id]);
    expect(primesFor('eu-west-2_One', ['access'])).not.toEqual([id]);
  });

  test('are all different, up to the last one', () => {
    const names = Array.from({ length: PRIMES.length / 2 }, (_, index) => `key ${index}`);
    const primes = primesFor('eu-west-2_One', names).flatMap(({ p, q }) => [p, q]);
    expect(new Set(primes).size).toBe(PRIMES.length);
    expect(new Set(primes.map((prime) => prime.toString(2).length))).toEqual(new Set([1024]));
  });
});

test('a key has the members of RFC 7518', () => {
  const text = (...bytes: number[]) => Buffer.from(bytes).toString('base64url');
  // 61 * 53 = 3233; 65537 * 2753 = 1 (mod 60 * 52).
  expect(rsaKey({ p: 61n, q: 53n })).toEqual({
    kty: 'RSA',
    n: text(0x0c, 0xa1),
    e: 'AQAB',
    d: text(0x0a, 0xc1),
    p: text(61),
    q: text(53),
    dp: text(53),
    dq: text(49),
    qi: text(38),
  });
});
