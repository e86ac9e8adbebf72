import { beforeEach, describe, expect, test } from 'vitest';
import { SandboxClock } from '../controls/clock.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import { SsoSessions } from './sso-sessions.ts';

const MINUTE = 60_000;
const LIMIT = 2;
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const clientOf = (maxValidityMinutes: number) =>
  ({ settings: { ssoSession: { maxValidityMinutes } } }) as AppClient;
const person = () => ({ enabled: true }) as User;

let clock: SandboxClock;
let sessions: SsoSessions;
let ada: User;
let eve: User;
const client = clientOf(60);
beforeEach(() => {
  clock = new SandboxClock(() => 1_790_000_000_000);
  sessions = new SsoSessions(clock, random, LIMIT);
  [ada, eve] = [person(), person()];
});

const start = (user = ada) =>
  sessions.start({ user, client, passedMfa: true, deviceType: 'Firefox on Linux' });

describe('a session of managed login', () => {
  test('has an id to show and a secret to keep', () => {
    const [one, other] = [start(), start()];
    expect(one).toEqual({
      user: ada,
      client,
      passedMfa: true,
      deviceType: 'Firefox on Linux',
      id: expect.stringMatching(/^sso[0-9a-z]{25}$/),
      secret: expect.stringMatching(/^[\w-]{43}$/),
      startedAt: clock.now(),
      lastActiveAt: clock.now(),
      revoked: false,
    });
    expect(new Set([one.id, other.id, one.secret, other.secret]).size).toBe(4);
  });

  test('is reused for as long as the app client that asks says', () => {
    const { secret } = start();
    const isReusable = (minutes: number) => sessions.reusable(secret, clientOf(minutes)) !== undefined;
    clock.advance(30 * MINUTE - 1);
    expect([30, 60, 0].map(isReusable)).toEqual([true, true, false]);
    clock.advance(1);
    expect([30, 31].map(isReusable)).toEqual([false, true]);
  });

  test('is found by its own secret only', () => {
    const [one, other] = [start(), start(eve)];
    expect(sessions.reusable(one.secret, client)).toBe(one);
    expect(sessions.reusable(other.secret, client)).toBe(other);
    for (const secret of [undefined, '', 'undefined', one.id]) {
      expect(sessions.reusable(secret, client)).toBeUndefined();
    }
  });

  test('rests while its user is disabled', () => {
    const { secret } = start();
    ada.enabled = false;
    expect([sessions.reusable(secret, client), sessions.of(ada)]).toEqual([undefined, []]);
    ada.enabled = true;
    expect(sessions.of(ada)).toHaveLength(1);
  });

  test('is one of its user until it ends: by its id, by its secret, or by its time', () => {
    const [first, second, third, other] = [start(), start(), start(), start(eve)];
    expect(sessions.of(ada)).toEqual([first, second, third]);
    for (const nothing of [undefined, '', 'sso0']) {
      sessions.end(nothing);
      sessions.endBySecret(nothing);
    }
    expect(sessions.of(ada)).toHaveLength(3);
    sessions.end(first.id);
    expect(sessions.of(ada)).toEqual([second, third]);
    sessions.endBySecret(second.secret);
    expect(sessions.of(ada)).toEqual([third]);
    expect(sessions.reusable(second.secret, client)).toBeUndefined();
    expect(sessions.of(eve)).toEqual([other]);
    clock.advance(60 * MINUTE - 1);
    expect(sessions.of(ada)).toEqual([third]);
    clock.advance(1);
    expect([...sessions.of(ada), ...sessions.of(eve)]).toEqual([]);
  });

  test('makes room once it has ended, and not before', () => {
    const live = Array.from({ length: 10 }, () => start());
    expect([sessions.size, sessions.of(ada)]).toEqual([10, live]);
    for (let round = 0; round < 10; round += 1) {
      clock.advance(60 * MINUTE);
      const fresh = [start(), start(), start()];
      expect(sessions.of(ada)).toEqual(fresh);
    }
    expect(sessions.size).toBeLessThanOrEqual(2 * LIMIT + 3);
    sessions.clear();
    expect([sessions.size, sessions.of(ada)]).toEqual([0, []]);
  });
});
