import { beforeEach, describe, expect, test } from 'vitest';
import { SandboxClock } from '../controls/clock.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';
import { type Grant, Grants, isLive } from './grants.ts';

const MINUTE = 60_000;
const LIMIT = 2;

// Any users: only their identity counts, and the lifetime of the client's access tokens.
const [ada, eve] = [{}, {}] as User[] as [User, User];
const client = {
  settings: { accessTokenValidity: 10, tokenValidityUnits: { accessToken: 'minutes' } },
} as AppClient;

let clock: SandboxClock;
let grants: Grants;
let count = 0;
const next = () => {
  count += 1;
  return count;
};
beforeEach(() => {
  clock = new SandboxClock(() => 1_790_000_000_000);
  grants = new Grants(clock, LIMIT, () => `token ${next()}`);
});

/** A sign-in with one refresh token, which expires in an hour. */
function open(user: User = ada, more: Partial<Grant> = {}): Grant {
  const grant = {
    eventId: `event ${next()}`,
    user,
    client,
    revoked: false,
    refreshRevoked: false,
    refreshTokens: [],
    expiresAt: clock.now() + 60 * MINUTE,
    lastActiveAt: clock.now(),
    ...more,
  } as Partial<Grant> as Grant;
  grants.add(grant);
  grants.issueRefreshToken(grant);
  return grant;
}

const isKnown = (grant: Grant) => {
  const ways = [
    grants.byEventId(grant.eventId) === grant,
    grants.of(grant.user).includes(grant),
    ...grant.refreshTokens.map(({ text }) => grants.byRefreshToken(text) === grant),
  ];
  expect(new Set(ways).size).toBe(1);
  return ways[0];
};

/** Signs in another user repeatedly, so that ended grants are dropped. */
const makeRoom = () => Array.from({ length: 20 }, () => open(eve));

describe('a sign-in', () => {
  test('is found by its event, its user and each of its refresh tokens, and no other one is', () => {
    const [first, second, other] = [open(), open(), open(eve)];
    grants.issueRefreshToken(first);
    expect(grants.of(ada)).toEqual([first, second]);
    expect(grants.of(eve)).toEqual([other]);
    for (const grant of [first, second, other]) expect(isKnown(grant)).toBe(true);
    expect([grants.byEventId(''), grants.byRefreshToken('')]).toEqual([undefined, undefined]);
  });

  test('that has not ended is never forgotten, and of those that have the newest are kept', () => {
    const ended = Array.from({ length: 6 }, () => open());
    const live = open();
    for (const grant of ended) grant.revoked = true;
    makeRoom();
    expect(ended.map(isKnown)).toEqual([false, false, false, false, true, true]);
    expect(isKnown(live)).toBe(true);
  });

  test('is live until its refresh tokens end, it is revoked, or its device is forgotten', () => {
    const grant = open();
    expect([isLive(grant, grant.expiresAt - 1), isLive(grant, grant.expiresAt)]).toEqual([true, false]);
    for (const ended of [{ revoked: true }, { refreshRevoked: true }]) {
      expect(isLive(open(ada, ended), clock.now())).toBe(false);
    }
  });

  test('has not ended while one of its access tokens may live, and has from then on', () => {
    const early = () => open(ada, { expiresAt: clock.now() + MINUTE });
    const many = () => Array.from({ length: 4 }, early);
    const inTime = many();
    clock.advance(10 * MINUTE - 1);
    makeRoom();
    expect(inTime.map(isKnown)).toEqual([true, true, true, true]);
    clock.advance(1);
    makeRoom();
    expect(inTime.map(isKnown)).toEqual([false, false, true, true]);
  });

  test('of a device that was forgotten has not ended before its access tokens', () => {
    const forgotten = Array.from({ length: 4 }, () => open(ada, { refreshRevoked: true }));
    makeRoom();
    expect(forgotten.map(isKnown)).toEqual([true, true, true, true]);
    clock.advance(10 * MINUTE);
    makeRoom();
    expect(forgotten.map(isKnown)).toEqual([false, false, true, true]);
  });

  test('remembers a hundred refresh tokens: its first one and its newest', () => {
    const grant = open();
    const tokens = [...grant.refreshTokens];
    while (tokens.length < 100) tokens.push(grants.issueRefreshToken(grant));
    expect(tokens.every(({ text }) => grants.byRefreshToken(text) === grant)).toBe(true);
    tokens.push(grants.issueRefreshToken(grant));
    const known = tokens.map(({ text }) => grants.byRefreshToken(text) === grant);
    expect(known).toEqual([true, false, ...Array<boolean>(99).fill(true)]);
    expect(grant.refreshTokens).toEqual(tokens.filter((_, place) => place !== 1));
  });
});

describe('the sign-ins of a user', () => {
  test('end together, including earlier ones that are not known yet, and no one else’s', () => {
    const [first, second, other] = [open(), open(), open(eve)];
    expect(grants.endedBefore(ada)).toBe(Number.NEGATIVE_INFINITY);
    clock.advance(MINUTE);
    grants.endAllOf(ada);
    expect([first.revoked, second.revoked, other.revoked]).toEqual([true, true, false]);
    expect(grants.endedBefore(ada)).toBe(clock.now());
    expect(grants.endedBefore(eve)).toBe(Number.NEGATIVE_INFINITY);
  });

  test('are forgotten with the user, and those of nobody else', () => {
    const [first, second, other] = [open(), open(), open(eve)];
    grants.deleteOf(ada);
    expect([first, second, other].map(isKnown)).toEqual([false, false, true]);
    expect(grants.of(ada)).toEqual([]);
  });

  test('are all forgotten by a reset', () => {
    const both = [open(), open(eve)];
    grants.endAllOf(ada);
    grants.clear();
    expect(both.map(isKnown)).toEqual([false, false]);
    expect(grants.endedBefore(ada)).toBe(Number.NEGATIVE_INFINITY);
  });
});
