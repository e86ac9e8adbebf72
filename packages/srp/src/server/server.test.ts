import { inspect } from 'node:util';
import { invert } from '@noble/curves/abstract/modular.js';
import { describe, expect, test } from 'vitest';
import { giving } from '../../test/arbitraries.ts';
import { encodeBase64 } from '../base64.ts';
import { startSrp } from '../ephemeral.ts';
import { K, N } from '../group.ts';
import { pad } from '../integer.ts';
import { provePassword } from '../proof.ts';
import { checkPasswordProof } from './check.ts';
import { createServerHandshake } from './handshake.ts';
import { createVerifier, readDeviceVerifier } from './verifier.ts';

const person = { poolName: 'AbC123', userId: 'someone', password: 'correct horse', salt: '00abcdef' };
const hex = (value: bigint) => value.toString(16);
const base64 = (value: bigint) => encodeBase64(pad(value));

describe('createVerifier', () => {
  test('keeps the salt as it was given, and is plain data', async () => {
    const verifier = await createVerifier(person);
    expect(verifier.salt).toBe('00abcdef');
    expect(structuredClone(verifier)).toEqual(verifier);
  });

  test.each([
    ['an empty pool name', { poolName: '' }, 'invalid-input'],
    ['an empty user id', { userId: '' }, 'invalid-input'],
    ['an empty password', { password: '' }, 'invalid-input'],
    ['a salt that is not hexadecimal', { salt: 'salt' }, 'malformed-hex'],
    ['an endless salt', { salt: 'a'.repeat(257) }, 'too-long'],
  ])('refuses %s', async (_, change, code) => {
    await expect(createVerifier({ ...person, ...change })).rejects.toMatchObject({ name: 'SrpError', code });
  });
});

describe('readDeviceVerifier', () => {
  const salt = base64(0xf1n);

  test('takes a salt of the greatest length', () => {
    const longest = { salt: `${'A'.repeat(171)}B`, passwordVerifier: base64(5n) };
    expect(readDeviceVerifier(longest)).toEqual({ salt: '1', verifier: '5' });
  });

  test('reads signed big-endian integers', () => {
    expect(readDeviceVerifier({ salt, passwordVerifier: base64(N - 2n) })).toEqual({
      salt: 'f1',
      verifier: hex(N - 2n),
    });
  });

  test.each([
    ['a negative salt', { salt: encodeBase64(Uint8Array.of(0xf1)) }, 'invalid-verifier'],
    ['a negative verifier', { passwordVerifier: encodeBase64(pad(N - 2n).slice(1)) }, 'invalid-verifier'],
    ['the verifier 0', { passwordVerifier: base64(0n) }, 'invalid-verifier'],
    ['the verifier 1', { passwordVerifier: base64(1n) }, 'invalid-verifier'],
    ['the verifier N - 1', { passwordVerifier: base64(N - 1n) }, 'invalid-verifier'],
    ['the verifier N', { passwordVerifier: base64(N) }, 'invalid-verifier'],
    ['a verifier that is not base64', { passwordVerifier: 'no base64' }, 'malformed-base64'],
    ['a verifier of too many bytes', { passwordVerifier: 'A'.repeat(517) }, 'too-long'],
    ['a salt of too many bytes', { salt: 'A'.repeat(173) }, 'too-long'],
    ['a salt of the lowest negative number', { salt: encodeBase64(Uint8Array.of(0x80)) }, 'invalid-verifier'],
  ])('refuses %s', (_, change, code) => {
    const config = { salt, passwordVerifier: base64(5n), ...change };
    expect(() => readDeviceVerifier(config)).toThrow(expect.objectContaining({ name: 'SrpError', code }));
  });
});

test.each<[string, () => Promise<unknown>]>([
  ['poolName', () => createVerifier({ ...person, poolName: '' })],
  ['userId', () => createVerifier({ ...person, userId: '' })],
  ['password', () => createVerifier({ ...person, password: '' })],
  ['salt', () => createVerifier({ ...person, salt: '?' })],
  ['salt', async () => readDeviceVerifier({ salt: '?', passwordVerifier: base64(5n) })],
  ['passwordVerifier', async () => readDeviceVerifier({ salt: base64(5n), passwordVerifier: '?' })],
  ['verifier', () => createServerHandshake({ verifier: { salt: 'aa', verifier: '?' }, srpA: '2' })],
  ['srpA', () => createServerHandshake({ verifier: { salt: 'aa', verifier: '2' }, srpA: '?' })],
])('a refusal names %s', async (name, call) => {
  await expect(call()).rejects.toThrow(new RegExp(`^${name} `));
});

describe('createServerHandshake', () => {
  test.each([
    ['A = 0', '0', 'invalid-a'],
    ['A = N', hex(N), 'invalid-a'],
    ['A = 2 N', hex(2n * N), 'invalid-a'],
    ['A that is not hexadecimal', 'not hex', 'malformed-hex'],
    ['an empty A', '', 'malformed-hex'],
    ['A of more than 3,080 bits', '1'.repeat(771), 'too-long'],
  ])('refuses %s', async (_, srpA, code) => {
    const verifier = await createVerifier(person);
    await expect(createServerHandshake({ verifier, srpA })).rejects.toMatchObject({ name: 'SrpError', code });
  });

  test('refuses an invalid stored verifier', async () => {
    const handshake = createServerHandshake({ verifier: { salt: 'aa', verifier: '1' }, srpA: '2' });
    await expect(handshake).rejects.toMatchObject({ code: 'invalid-verifier' });
  });

  test('does not send a B that a client must refuse', async () => {
    const verifier = { salt: 'aa', verifier: hex(((N - 2n) * invert(K, N)) % N) };
    const handshake = createServerHandshake({ verifier, srpA: '2' }, { random: giving('1') });
    await expect(handshake).rejects.toMatchObject({ code: 'invalid-b' });
  });

  test('answers differently each time', async () => {
    const verifier = await createVerifier(person);
    const [one, other] = await Promise.all([
      createServerHandshake({ verifier, srpA: '2' }),
      createServerHandshake({ verifier, srpA: '2' }),
    ]);
    expect(one.srpB).not.toBe(other.srpB);
  });

  test('shows its public value and nothing of its secrets', async () => {
    const secret = 'c0ffee'.repeat(10);
    const verifier = await createVerifier(person);
    const handshake = await createServerHandshake({ verifier, srpA: '2' }, { random: giving(secret) });
    const shown = inspect(handshake, { depth: Number.POSITIVE_INFINITY, showHidden: true });
    expect(Reflect.ownKeys(handshake)).toEqual(['srpB']);
    for (const hidden of [secret, verifier.verifier]) {
      expect(shown).not.toContain(hidden);
      expect(shown).not.toContain(BigInt(`0x${hidden}`).toString());
    }
  });
});

describe('checkPasswordProof', () => {
  const claimOf = async () => {
    const ephemeral = await startSrp();
    const verifier = await createVerifier(person);
    const handshake = await createServerHandshake({ verifier, srpA: ephemeral.srpA });
    const challenge = {
      ...person,
      userPoolId: 'eu-west-2_AbC123',
      ephemeral,
      srpB: handshake.srpB,
      secretBlock: 'c2VjcmV0',
      timestamp: 'Tue Feb 1 03:04:05 UTC 2000',
    };
    return { challenge, claim: { ...challenge, handshake, ...(await provePassword(challenge)) } };
  };

  test('takes the same proof again, since an unknown device does not use the challenge up', async () => {
    const { claim } = await claimOf();
    expect(await checkPasswordProof(claim)).toBe(true);
    expect(await checkPasswordProof(claim)).toBe(true);
  });

  test.each(['', 'AAAA', 'not base64', 'A'.repeat(44), 'A'.repeat(5000)])(
    'takes the signature %j for a wrong one',
    async (signature) => {
      const { claim } = await claimOf();
      expect(await checkPasswordProof({ ...claim, signature })).toBe(false);
    },
  );

  test('fails a client that spelt its timestamp otherwise than Cognito does', async () => {
    const { challenge, claim } = await claimOf();
    const timestamp = 'Tue Feb 01 03:04:05 UTC 2000';
    const proof = await provePassword({ ...challenge, timestamp });
    expect(await checkPasswordProof({ ...claim, ...proof })).toBe(false);
  });

  test('refuses a timestamp that it cannot read', async () => {
    const { claim } = await claimOf();
    await expect(checkPasswordProof({ ...claim, timestamp: 'now' })).rejects.toMatchObject({
      code: 'malformed-timestamp',
    });
  });

  test.each([
    ['poolName', { poolName: '' }],
    ['userId', { userId: '' }],
    ['secretBlock', { secretBlock: '?' }],
  ])('names %s where it is wrong', async (name, change) => {
    const { claim } = await claimOf();
    await expect(checkPasswordProof({ ...claim, ...change })).rejects.toThrow(new RegExp(`^${name} `));
  });

  test('agrees with every client for any exponents', async () => {
    // A negative base and an odd exponent occur together in a quarter of them.
    for (let round = 0; round < 12; round += 1) {
      const { claim } = await claimOf();
      expect(await checkPasswordProof(claim)).toBe(true);
    }
  });

  test('refuses a copied handshake', async () => {
    const { claim } = await claimOf();
    const copied = checkPasswordProof({ ...claim, handshake: { ...claim.handshake } });
    await expect(copied).rejects.toMatchObject({ code: 'foreign-ephemeral' });
  });
});
