import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claim, device, secret, user } from '../test/arbitraries.ts';
import { deviceHandshake, userHandshake } from '../test/handshakes.ts';
import { proveDevice, provePassword } from './proof.ts';
import { checkDeviceProof, checkPasswordProof } from './server/check.ts';

/** As a server may send a number: without leading zeros, so often with an odd number of digits. */
const unpadded = (hex: string) => BigInt(`0x${hex}`).toString(16);

test('the server accepts the proof of each of 1,000 random users', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(user, claim, secret, secret, async (...drawn) => {
      const { handshake, challenge } = await userHandshake(...drawn);
      const proof = await provePassword({ ...challenge, salt: unpadded(challenge.salt) });
      expect(await checkPasswordProof({ ...challenge, handshake, ...proof })).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('the server accepts the proofs of random devices', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(device, claim, secret, secret, async (...drawn) => {
      const { handshake, challenge } = await deviceHandshake(...drawn);
      const proof = await proveDevice({ ...challenge, salt: unpadded(challenge.salt) });
      expect(await checkDeviceProof({ ...challenge, handshake, ...proof })).toBe(true);
    }),
  );
});

test('the server accepts no other user, password, secret block or time than were signed', async () => {
  const person = { poolName: 'eYpv1mFHB', userId: 'zoë', password: 'pässwörd', salt: '00ff' };
  const signed = { secretBlock: 'c2VjcmV0', epochMilliseconds: 949_374_245_000 };
  const { handshake, challenge } = await userHandshake(person, signed, 'a', 'b');
  const { handshake: other } = await userHandshake(person, signed, 'a', 'c');
  const proof = await provePassword(challenge);
  const accepts = (change: Partial<Parameters<typeof checkPasswordProof>[0]>) =>
    checkPasswordProof({ ...challenge, handshake, ...proof, ...change });
  const acceptsProofOf = async (change: Partial<typeof challenge>) =>
    accepts(await provePassword({ ...challenge, ...change }));

  expect(await accepts({})).toBe(true);
  expect(await accepts({ userId: 'zoe' })).toBe(false);
  expect(await accepts({ poolName: 'other' })).toBe(false);
  expect(await accepts({ secretBlock: 'c2VjcmVU' })).toBe(false);
  expect(await accepts({ timestamp: 'Tue Feb 1 03:04:06 UTC 2000' })).toBe(false);
  expect(await accepts({ handshake: other })).toBe(false);
  expect(await acceptsProofOf({ password: 'pässwörD' })).toBe(false);
  expect(await acceptsProofOf({ userId: 'zoe' })).toBe(false);
  expect(await acceptsProofOf({ salt: '01ff' })).toBe(false);
});
