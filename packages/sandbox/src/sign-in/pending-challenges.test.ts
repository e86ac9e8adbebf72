import { beforeEach, describe, expect, test } from 'vitest';
import { SandboxClock } from '../controls/clock.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { Device, User } from '../pool/user.ts';
import {
  type PendingChallenge,
  PendingChallenges,
  type Question,
  type SrpHandshake,
} from './pending-challenges.ts';
import type { SignIn } from './sign-in.ts';

const MINUTE = 60_000;
const LIMIT = 2;
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
// Whoever signs in: only how long the Sessions of the app client last counts, and which devices the user has.
const client = { clientId: 'web', settings: { authSessionValidity: 3 } } as AppClient;
const device = { key: 'eu-west-2_0' } as Device;
const user = { devices: new Map([[device.key, device]]) } as Partial<User> as User;
const signIn = { client, user } as Partial<SignIn> as SignIn;

let clock: SandboxClock;
let challenges: PendingChallenges;
beforeEach(() => {
  clock = new SandboxClock(() => 1_790_000_000_000);
  challenges = new PendingChallenges(clock, random, LIMIT);
});

const ask = (question: Question = { name: 'NEW_PASSWORD_REQUIRED' }) => challenges.put(signIn, question);
const handshake = (secretBlock: string) => ({ secretBlock }) as SrpHandshake;
/** Whether it is remembered, live or not. */
const isKnown = ({ session }: PendingChallenge) => challenges.has(session);
const makeRoom = () => Array.from({ length: 20 }, () => ask());

describe('a question', () => {
  test('is found by its Session, at its app client, until it is used or late', () => {
    const asked = ask();
    expect(asked.session).toMatch(/^AYAB[\w-]{320}$/);
    expect(challenges.bySession(asked.session)).toBe(asked);
    expect(challenges.bySession(asked.session, 'web')).toBe(asked);
    expect(() => challenges.bySession(asked.session, 'other')).toThrow('Invalid session for the user.');
    expect(() => challenges.bySession('AYAB')).toThrow('Invalid session for the user.');
    clock.advance(3 * MINUTE - 1);
    expect(challenges.bySession(asked.session)).toBe(asked);
    clock.advance(1);
    expect(() => challenges.bySession(asked.session)).toThrow('session is expired.');
    const used = ask();
    used.used = true;
    expect(() => challenges.bySession(used.session)).toThrow('session can only be used once.');
  });

  test('is renewed once, under another Session', () => {
    const asked = ask();
    const renewed = challenges.renew(asked, { name: 'SOFTWARE_TOKEN_MFA' });
    expect(renewed).toMatchObject({ signIn, question: { name: 'SOFTWARE_TOKEN_MFA' }, used: false });
    expect(renewed.session).not.toBe(asked.session);
    expect(() => challenges.renew(asked, { name: 'SOFTWARE_TOKEN_MFA' })).toThrow('can only be used once.');
    expect(challenges.bySession(renewed.session)).toBe(renewed);
  });

  test('for a proof is found by its secret block while it is live', () => {
    const one = ask({ name: 'PASSWORD_VERIFIER', handshake: handshake('one') });
    const other = ask({ name: 'DEVICE_PASSWORD_VERIFIER', handshake: handshake('other'), device });
    expect([challenges.bySecretBlock('one'), challenges.bySecretBlock('other')]).toEqual([one, other]);
    expect(challenges.bySecretBlock('none')).toBeUndefined();
    one.used = true;
    clock.advance(3 * MINUTE - 1);
    expect([challenges.bySecretBlock('one'), challenges.bySecretBlock('other')]).toEqual([undefined, other]);
    clock.advance(1);
    expect(challenges.bySecretBlock('other')).toBeUndefined();
  });

  test('to a device is found by the device: the newest, while it is live', () => {
    expect(challenges.byDevice(user, device.key)).toBeUndefined();
    const older = ask({ name: 'DEVICE_SRP_AUTH', device });
    const newest = ask({ name: 'DEVICE_SRP_AUTH', device });
    expect(challenges.byDevice(user, device.key)).toBe(newest);
    expect(challenges.byDevice(user, 'eu-west-2_1')).toBeUndefined();
    for (const ended of [older, ask(), ask()]) ended.used = true;
    makeRoom();
    expect(isKnown(older)).toBe(false);
    expect(challenges.byDevice(user, device.key)).toBe(newest);
    newest.used = true;
    expect(challenges.byDevice(user, device.key)).toBeUndefined();
  });

  test('makes room once it is used or late, and not before', () => {
    const used = Array.from({ length: 4 }, () => ask());
    const late = Array.from({ length: 4 }, () => ask());
    for (const one of used) one.used = true;
    clock.advance(3 * MINUTE - 1);
    makeRoom();
    expect(used.map(isKnown)).toEqual([false, false, true, true]);
    expect(late.map(isKnown)).toEqual([true, true, true, true]);
    clock.advance(1);
    makeRoom();
    expect([...used, ...late].map(isKnown)).toEqual([false, false, false, false, false, false, true, true]);
  });

  test('is forgotten by a reset, found in any way', () => {
    const asked = [
      ask({ name: 'PASSWORD_VERIFIER', handshake: handshake('one') }),
      ask({ name: 'DEVICE_SRP_AUTH', device }),
      ask(),
    ];
    challenges.clear();
    expect(asked.map(isKnown)).toEqual([false, false, false]);
    expect(challenges.bySecretBlock('one')).toBeUndefined();
    expect(challenges.byDevice(user, device.key)).toBeUndefined();
  });
});
