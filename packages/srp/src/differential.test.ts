import { createHmac } from 'node:crypto';
import { hexToBytes } from '@noble/hashes/utils.js';
import {
  createDeviceVerifier,
  createSrpSession,
  signSrpSession,
  signSrpSessionWithDevice,
} from 'cognito-srp-helper';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claim, device, secret, user } from '../test/arbitraries.ts';
import { deviceHandshake, userHandshake } from '../test/handshakes.ts';
import { peerDeviceSecret, peerSessionKey } from '../test/identity-js.ts';
import { encodeBase64 } from './base64.ts';
import { createDeviceSecret, type DeviceSecret } from './device.ts';
import { startSrp } from './ephemeral.ts';
import { proveDevice, provePassword, type VerifierChallenge } from './proof.ts';
import { checkDeviceProof } from './server/check.ts';
import { createServerHandshake } from './server/handshake.ts';
import { readDeviceVerifier } from './server/verifier.ts';

const runs = { numRuns: 10 };
const timeout = 120_000;

describe('with the same secrets, amazon-cognito-identity-js arrives at the same signature', () => {
  /** The peer keeps its last step inside its user class, so it is taken here from its session key. */
  const peerSignature = async (
    account: { readonly realm: string; readonly name: string; readonly password: string },
    { ephemeral, salt, srpB, secretBlock, timestamp }: VerifierChallenge,
    secretA: string,
  ) => {
    const publicValues = { publicA: ephemeral.srpA, publicB: srpB };
    return createHmac('sha256', await peerSessionKey({ ...account, ...publicValues, salt, secretA }))
      .update(account.realm + account.name, 'utf8')
      .update(Buffer.from(secretBlock, 'base64'))
      .update(timestamp, 'utf8')
      .digest('base64');
  };

  test('for users', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(user, claim, secret, secret, async (person, signed, a, b) => {
        const { challenge } = await userHandshake(person, signed, a, b);
        const account = { realm: person.poolName, name: person.userId, password: person.password };
        const { signature } = await provePassword(challenge);
        expect(await peerSignature(account, challenge, a)).toBe(signature);
      }),
      runs,
    );
  });

  test('for devices', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(device, claim, secret, secret, async (thing, signed, a, b) => {
        const { challenge } = await deviceHandshake(thing, signed, a, b);
        const { deviceGroupKey: realm, deviceKey: name, devicePassword: password } = thing;
        const { signature } = await proveDevice(challenge);
        expect(await peerSignature({ realm, name, password }, challenge, a)).toBe(signature);
      }),
      runs,
    );
  });
});

describe('with the same secrets, cognito-srp-helper arrives at the same signature', () => {
  /** The peer's session, changed to use our key pair and the time to sign. */
  const sessionOf = (
    account: { readonly userPoolId: string; readonly userId: string; readonly password: string },
    { ephemeral, timestamp }: VerifierChallenge,
    secretA: string,
  ) => ({
    ...createSrpSession(account.userId, account.password, account.userPoolId, false),
    smallA: secretA,
    largeA: ephemeral.srpA,
    timestamp,
  });

  /** The challenge as sent by the server. */
  const responseOf = ({ salt, secretBlock, srpB }: VerifierChallenge, names: Record<string, string>) => ({
    ChallengeParameters: { SALT: salt, SECRET_BLOCK: secretBlock, SRP_B: srpB, ...names },
  });

  test('for users', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(user, claim, secret, secret, async (person, signed, a, b) => {
        const { challenge } = await userHandshake(person, signed, a, b);
        const session = sessionOf(challenge, challenge, a);
        const peer = signSrpSession(session, responseOf(challenge, { USER_ID_FOR_SRP: person.userId }));
        expect(peer.passwordSignature).toBe((await provePassword(challenge)).signature);
      }),
      runs,
    );
  });

  test('for devices', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(device, claim, secret, secret, async (thing, signed, a, b) => {
        const { challenge } = await deviceHandshake(thing, signed, a, b);
        // The session's own account does not affect the signature of a device.
        const session = sessionOf({ userPoolId: 'eu-west-2_x', userId: 'x', password: 'x' }, challenge, a);
        const response = responseOf(challenge, { DEVICE_KEY: thing.deviceKey });
        const { deviceGroupKey, devicePassword } = thing;
        const peer = signSrpSessionWithDevice(session, response, deviceGroupKey, devicePassword);
        expect(peer.passwordSignature).toBe((await proveDevice(challenge)).signature);
      }),
      runs,
    );
  });
});

describe('a device signs in with a secret made by', () => {
  const deviceGroupKey = '-FDRunwQv';
  const deviceKey = 'eu-west-2_627477ae-3631-4248-bed9-d2e934100372';

  const signsIn = async (registered: DeviceSecret) => {
    const verifier = readDeviceVerifier(registered);
    const ephemeral = await startSrp();
    const handshake = await createServerHandshake({ verifier, srpA: ephemeral.srpA });
    const challenge = {
      deviceGroupKey,
      deviceKey,
      secretBlock: 'c2VjcmV0',
      salt: verifier.salt,
      srpB: handshake.srpB,
      timestamp: 'Tue Feb 1 03:04:05 UTC 2000',
    };
    const proof = await proveDevice({ ...challenge, ephemeral, devicePassword: registered.devicePassword });
    return checkDeviceProof({ ...challenge, handshake, ...proof });
  };

  test('this package', async () => {
    expect(await signsIn(await createDeviceSecret({ deviceGroupKey, deviceKey }))).toBe(true);
  });

  test('amazon-cognito-identity-js', async () => {
    const peer = await peerDeviceSecret(deviceGroupKey, deviceKey);
    const base64 = (hex: string) => encodeBase64(hexToBytes(hex));
    const { devicePassword, salt, passwordVerifier } = peer;
    const secretOfPeer = { devicePassword, salt: base64(salt), passwordVerifier: base64(passwordVerifier) };
    expect(await signsIn(secretOfPeer)).toBe(true);
  });

  test('cognito-srp-helper', async () => {
    const peer = createDeviceVerifier(deviceKey, deviceGroupKey);
    const { Salt: salt = '', PasswordVerifier: passwordVerifier = '' } = peer.DeviceSecretVerifierConfig;
    const secretOfPeer = { devicePassword: peer.DeviceRandomPassword, salt, passwordVerifier };
    expect(await signsIn(secretOfPeer)).toBe(true);
  });
});
