import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type SrpEphemeral, startSrp } from './ephemeral.ts';
import { N } from './group.ts';
import { type DeviceChallenge, type PasswordChallenge, proveDevice, provePassword } from './proof.ts';

let ephemeral: SrpEphemeral;
beforeAll(async () => {
  ephemeral = await startSrp();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const verifierChallenge = () => ({
  ephemeral,
  salt: 'abc',
  srpB: 'b0b',
  secretBlock: 'c2VjcmV0',
  timestamp: 'Tue Feb 1 03:04:05 UTC 2000',
});
const provingPassword = (change: Partial<PasswordChallenge> = {}) =>
  provePassword({
    ...verifierChallenge(),
    userPoolId: 'eu-west-2_AbC123',
    userId: 'someone',
    password: 'correct horse',
    ...change,
  });
const provingDevice = (change: Partial<DeviceChallenge> = {}) =>
  proveDevice({
    ...verifierChallenge(),
    deviceGroupKey: '-group',
    deviceKey: 'eu-west-2_key',
    devicePassword: 'secret',
    ...change,
  });

describe('a proof does not depend on how the server spells its values', () => {
  test.each([
    ['upper case', { salt: 'ABC', srpB: 'B0B' }],
    ['zeros in front', { salt: '000abc', srpB: '0b0b' }],
    ['url-safe base64 without padding', { secretBlock: '--__', expected: '++//' }],
  ])('%s', async (_, { expected, ...change }: { expected?: string } & Partial<PasswordChallenge>) => {
    const plain = await provingPassword(expected === undefined ? {} : { secretBlock: expected });
    expect(await provingPassword(change)).toEqual(plain);
  });
});

test('the name in the pool id is all that follows the first underscore', async () => {
  const proof = await provingPassword({ userPoolId: 'eu-west-2_A_b' });
  expect(await provingPassword({ userPoolId: 'us-east-1_A_b' })).toEqual(proof);
  expect(await provingPassword({ userPoolId: 'eu-west-2_b' })).not.toEqual(proof);
});

test('a device group key is used whole', async () => {
  const proofs = await Promise.all(
    ['-group', 'group', 'eu_-group'].map((deviceGroupKey) => provingDevice({ deviceGroupKey })),
  );
  expect(new Set(proofs.map(({ signature }) => signature)).size).toBe(3);
});

test('one challenge can be answered twice, as when the device turns out to be unknown', async () => {
  expect(await provingPassword()).toEqual(await provingPassword());
});

test('the proof is the same without WebCrypto, as on plain-http pages', async () => {
  const proof = await provingPassword();
  vi.stubGlobal('crypto', {});
  expect(await provingPassword()).toEqual(proof);
});

describe('refused before anything is computed', () => {
  test.each<[string, string, Partial<PasswordChallenge>]>([
    ['B = 0', 'invalid-b', { srpB: '0' }],
    ['B = N', 'invalid-b', { srpB: N.toString(16) }],
    ['B = 2 N', 'invalid-b', { srpB: (2n * N).toString(16) }],
    ['B that is not hexadecimal', 'malformed-hex', { srpB: 'B0B!' }],
    ['an empty B', 'malformed-hex', { srpB: '' }],
    ['B of more than 3,080 bits', 'too-long', { srpB: '1'.repeat(771) }],
    ['a salt that is not hexadecimal', 'malformed-hex', { salt: '0xabc' }],
    ['a salt of more than 1,024 bits', 'too-long', { salt: '1'.repeat(257) }],
    ['a secret block that is not base64', 'malformed-base64', { secretBlock: 'secret block' }],
    ['a secret block of more than 16 kB', 'too-long', { secretBlock: 'A'.repeat(16_385) }],
    ['an empty timestamp', 'invalid-input', { timestamp: '' }],
    ['an empty user id', 'invalid-input', { userId: '' }],
    ['an endless user id', 'too-long', { userId: 'u'.repeat(2049) }],
    ['an empty password', 'invalid-input', { password: '' }],
    ['an endless password', 'too-long', { password: 'p'.repeat(2049) }],
    ['a pool id without its name', 'invalid-input', { userPoolId: 'eu-west-2_' }],
    ['a pool id without its region', 'invalid-input', { userPoolId: '_AbC123' }],
    ['a pool name alone', 'invalid-input', { userPoolId: 'AbC123' }],
    ['a copied ephemeral', 'foreign-ephemeral', { ephemeral: { srpA: 'abc' } }],
  ])('%s', async (_, code, change) => {
    const pause = vi.fn<() => Promise<void>>();
    const proof = provePassword(
      {
        ...verifierChallenge(),
        userPoolId: 'eu-west-2_AbC123',
        userId: 'someone',
        password: 'correct horse',
        ...change,
      },
      // Every read of this clock ends a slice, so that computation would show.
      {
        now: (() => {
          let time = 0;
          return () => (time += 8);
        })(),
        pause,
      },
    );
    await expect(proof).rejects.toMatchObject({ name: 'SrpError', code });
    expect(pause).not.toHaveBeenCalled();
  });

  test.each<[string, string, Partial<DeviceChallenge>]>([
    ['an empty group key', 'invalid-input', { deviceGroupKey: '' }],
    ['an empty device key', 'invalid-input', { deviceKey: '' }],
    ['an empty device password', 'invalid-input', { devicePassword: '' }],
    ['B = N', 'invalid-b', { srpB: N.toString(16) }],
  ])('%s of a device', async (_, code, change) => {
    await expect(provingDevice(change)).rejects.toMatchObject({ name: 'SrpError', code });
  });
});

test('values of the greatest length are taken', async () => {
  const longest = {
    srpB: `${'0'.repeat(769)}2`,
    salt: '1'.repeat(256),
    secretBlock: 'A'.repeat(16_384),
    userId: 'u'.repeat(2048),
    password: 'p'.repeat(2048),
  };
  expect(await provingPassword(longest)).toMatchObject({ signature: expect.any(String) });
});

test('a refusal shows no value', async () => {
  const values = { password: 'hunter2'.repeat(400), srpB: 'zebra', salt: 'yak!', secretBlock: 'xylophone!' };
  for (const [name, value] of Object.entries(values)) {
    const refusal: unknown = await provingPassword({ [name]: value }).catch((error: unknown) => error);
    expect(String(refusal)).toContain(name);
    expect(String(refusal)).not.toContain(value.slice(0, 4));
  }
});

test.each<[string, () => Promise<unknown>]>([
  ['userPoolId', () => provingPassword({ userPoolId: '' })],
  ['userId', () => provingPassword({ userId: '' })],
  ['timestamp', () => provingPassword({ timestamp: '' })],
  ['deviceGroupKey', () => provingDevice({ deviceGroupKey: '' })],
  ['deviceKey', () => provingDevice({ deviceKey: '' })],
  ['devicePassword', () => provingDevice({ devicePassword: '' })],
])('a refusal names %s', async (name, call) => {
  await expect(call()).rejects.toThrow(new RegExp(`^${name} `));
});

test('a region of one letter is one', async () => {
  expect(await provingPassword({ userPoolId: 'x_AbC123' })).toEqual(await provingPassword());
});

test('u = 0 is refused', async () => {
  vi.stubGlobal('crypto', { subtle: { digest: async () => new ArrayBuffer(32) } });
  await expect(provingPassword()).rejects.toMatchObject({ code: 'invalid-u' });
});
