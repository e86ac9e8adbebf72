import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/manual-clock.ts';
import { pendingOf } from '../../test/pending.ts';
import { attemptOf } from '../../test/services.ts';
import { issue } from '../../test/stub-client.ts';
import { NotLoadedError } from '../services/not-loaded.ts';
import type { HeldSession, StoredSession } from '../vault/session.ts';
import type { CallName } from './calls.ts';
import { linkOver } from './link.ts';
import type { Connection } from './page.ts';
import { openRemote } from './remote.ts';

const NOBODY: HeldSession = { generation: 0, lineage: '', session: null };
const { signal } = new AbortController();

type Output = () => unknown;

/** A page whose worker gives the test's answers, and holds `held`. */
function world() {
  const clock = new ManualClock();
  const asked: [CallName, unknown][] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const outputs = new Map<CallName, Output>();
  const log: string[] = [];
  let connects = 0;
  let fails = 0;
  const here = { held: NOBODY };
  const connection = {
    async call(name: CallName, input: unknown, by?: AbortSignal) {
      asked.push([name, input]);
      signals.push(by);
      const output = (await Promise.resolve(outputs.get(name)?.())) ?? null;
      return { output, held: here.held };
    },
    prepare: () => log.push('prepare'),
    close: () => log.push('close'),
  } as unknown as Connection;
  const place = openRemote(async (session) => {
    connects += 1;
    if (fails > 0) {
      fails -= 1;
      throw new NotLoadedError('The connection failed.');
    }
    return linkOver(connection, session);
  }, clock);
  const sessionOf = (name: string, changes: Partial<StoredSession> = {}): StoredSession => ({
    ...issue(clock.now(), name),
    refreshToken: '',
    username: 'ann',
    deviceKey: null,
    newDevice: null,
    legacyRefresh: false,
    expiresAt: clock.now() + 3_600_000,
    refreshAt: clock.now() + 3_000_000,
    clockDrift: 0,
    ...changes,
  });
  return {
    place,
    clock,
    log,
    asked: () => asked.splice(0),
    signals,
    names: () => asked.splice(0).map(([name]) => name),
    connects: () => connects,
    failNext: () => {
      fails = 1;
    },
    reply: (name: CallName, answer: Output) => outputs.set(name, answer),
    /** The session that the worker holds from now on. */
    hold: (name: string | null, generation = 1, lineage = 'a', more: Partial<HeldSession> = {}) => {
      here.held = { generation, lineage, session: name === null ? null : sessionOf(name), ...more };
      return here.held;
    },
  };
}

const session = { kind: 'session', session: {}, device: 'none' };

describe('a page whose worker is not there', () => {
  it('connects once, at the first call', async () => {
    const { place, connects, names } = world();
    expect(connects()).toBe(0);
    await Promise.all([place.vault.capabilities(), place.catchUp(), place.vault.capabilities()]);
    expect(connects()).toBe(1);
    expect(names()).toEqual(['capabilities', 'catchUp', 'capabilities']);
  });

  it('tries again with the next call where its code did not load', async () => {
    const { place, connects, failNext } = world();
    failNext();
    await expect(place.catchUp()).rejects.toThrow(NotLoadedError);
    expect(await place.catchUp()).toBeNull();
    expect(connects()).toBe(2);
  });

  it('makes its services answer with a network fault, and keeps what it holds', async () => {
    const { place, failNext, hold } = world();
    const held = hold('first');
    await place.catchUp();
    const away = world();
    away.failNext();
    expect(await away.place.services.restoreSession({}, signal)).toEqual({
      kind: 'fault',
      fault: { kind: 'network', code: 'not-loaded' },
    });
    failNext();
    expect((await place.vault.session.load()).session).toEqual(held.session);
  });

  it('prepares a sign-in when it is there, and fails at nothing before', async () => {
    const { place, log, failNext } = world();
    failNext();
    place.prepare();
    await expect(place.catchUp()).rejects.toThrow(NotLoadedError);
    place.prepare();
    await place.catchUp();
    expect(log).toEqual(['prepare']);
  });

  it('ends the worker that it has, or has asked for, and none that never was', async () => {
    const { place, log, connects, failNext } = world();
    place.close();
    expect(connects()).toBe(0);
    failNext();
    const failed = place.catchUp();
    place.close();
    await expect(failed).rejects.toThrow(NotLoadedError);
    await place.catchUp();
    place.close();
    await Promise.resolve();
    expect(log).toEqual(['close']);
  });
});

describe('the session of a page with a worker', () => {
  it('follows the worker with each of its replies', async () => {
    const { place, hold } = world();
    const first = hold('first');
    await place.vault.capabilities();
    expect(place.vault.session.held()).toEqual(first);
    const second = hold('second', 2);
    await place.catchUp();
    expect(place.vault.session.held()).toEqual(second);
  });

  it('is looked at by asking, and stays while the worker cannot answer', async () => {
    const { place, hold, reply, asked } = world();
    const held = hold('first');
    expect((await place.vault.session.load()).session).toEqual(held.session);
    expect(asked()).toEqual([['session.load', null]]);
    reply('session.load', () => Promise.reject(new TypeError('It broke down.')));
    hold(null);
    expect((await place.vault.session.load()).session).toEqual(held.session);
  });

  it.each([{}, { newer: true }])(
    'says whether a newer release has written it, also then: %j',
    async (more) => {
      const { place, hold, reply } = world();
      const held = hold('first', 3, 'a', more);
      expect(await place.vault.session.load()).toEqual(held);
      reply('session.load', () => Promise.reject(new TypeError('It broke down.')));
      expect(await place.vault.session.load()).toEqual(held);
    },
  );

  it('that is gone is over, and does not count as lost', async () => {
    const { place, hold } = world();
    hold('first');
    await place.vault.session.load();
    hold(null, 2, '');
    expect(await place.vault.session.look()).toBe('signedOut');
    expect(place.vault.session.held()).toMatchObject({ session: null });
    expect(place.vault.session.held().isLost).toBeUndefined();
  });

  it.each([
    [5, 5],
    [null, null],
    [{ ended: 'of the worker' }, { ended: 'a' }],
  ])('ends in the worker, whose news %j goes to the other tabs', async (news, told) => {
    const { place, hold, reply, asked } = world();
    hold('first');
    await place.vault.session.load();
    asked();
    reply('session.end', () => news);
    hold(null, 5);
    expect(await place.vault.session.end('global')).toEqual(told);
    expect(asked()).toEqual([['session.end', { scope: 'global', lineage: 'a' }]]);
    expect(place.vault.session.held().session).toBeNull();
  });
});

describe('a reply to the chart is not announced again', () => {
  const told = async (
    work: (place: ReturnType<typeof world>['place']) => Promise<unknown>,
    { output }: { output: unknown },
    name: CallName,
  ) => {
    const { place, hold, reply } = world();
    reply(name, () => output);
    hold('first');
    await work(place);
    return (await place.vault.session.look()) === null;
  };

  it.each([
    ['a session that is restored', 'restoreSession', { kind: 'stale' }, true],
    ['the session of a sign-in', 'initiateAuth', session, true],
    ['a challenge', 'initiateAuth', { kind: 'challenge', challenge: {} }, false],
    ['the inherited session of nobody', 'initiateAuth', Object.create(session), false],
    ['no answer at all', 'initiateAuth', null, false],
    ['a refusal of a refresh', 'refreshTokens', { kind: 'fault', fault: {} }, false],
    ['that nobody is signed in', 'restoreSession', { kind: 'none' }, true],
    ['a sign-out', 'clearSession', { kind: 'done' }, true],
  ] as const)('%s', async (_, name, output, isTold) => {
    const ask = (place: ReturnType<typeof world>['place']) =>
      // The worker ignores the input: it gives the test's answers.
      (place.services[name] as (input: unknown, signal: AbortSignal) => Promise<unknown>)({}, signal);
    expect(await told(ask, { output }, name)).toBe(isTold);
  });

  it('but a cancelled one does', async () => {
    const work = (place: ReturnType<typeof world>['place']) =>
      place.services.refreshTokens({ force: true }, AbortSignal.abort());
    expect(await told(work, { output: session }, 'refreshTokens')).toBe(false);
  });
});

describe('a sign-in that is cancelled as its session comes', () => {
  const attempt = attemptOf('ann', 'swordfish');
  type Service = (input: unknown, signal: AbortSignal) => Promise<unknown>;

  it.each(['initiateAuth', 'respond', 'autoSignIn', 'exchangeCode'] as const)(
    'is cancelled in the worker, signed out, and its tokens revoked: %s',
    async (name) => {
      const { place, reply, asked, signals } = world();
      reply(name, () => session);
      const ask = place.services[name] as Service;
      expect(await ask({ attempt }, AbortSignal.abort())).toEqual(session);
      expect(signals[0]?.aborted).toBe(true);
      expect(asked().slice(1)).toEqual([
        ['clearSession', { reason: 'signOut', scope: 'local' }],
        ['catchUp', null],
      ]);
    },
  );

  it.each([
    ['a refresh, which belongs to the session that stays', 'refreshTokens', session],
    ['a page that starts, whose session was there before', 'restoreSession', session],
    ['a tab that was first, whose session this one follows', 'respond', { ...session, followed: true }],
    ['a challenge, which stored nothing', 'respond', { kind: 'challenge', challenge: {} }],
  ] as const)('is nothing that ends %s', async (_, name, output) => {
    const { place, reply, names } = world();
    reply(name, () => output);
    const ask = place.services[name] as Service;
    await ask({ attempt }, AbortSignal.abort());
    expect(names()).toEqual([name]);
  });

  it('and was a step-up leaves the person signed in', async () => {
    const { place, reply, names } = world();
    reply('respond', () => session);
    const stepUp = { ...attempt, stepUp: { acrValues: 'x', maxAge: null } };
    await (place.services.respond as Service)({ attempt: stepUp }, AbortSignal.abort());
    expect(names()).toEqual(['respond']);
  });
});

describe('the sign-in under way', () => {
  it('is named to the worker, without a secret', async () => {
    const { place, asked } = world();
    const { attempt, ...rest } = pendingOf({ name: 'SMS_MFA' });
    await place.vault.pendingSignIn.save({ attempt: { ...attempt, proof: attempt.password }, ...rest });
    const named = { ...attempt, password: null, proof: null };
    expect(asked()).toEqual([['pendingSignIn.save', { attempt: named, challenge: 'SMS_MFA', awaits: null }]]);
    const awaits = { of: 'reset', delivery: null } as const;
    await place.vault.pendingSignIn.save({ attempt, challenge: null, awaits, totp: null });
    expect(asked()).toEqual([['pendingSignIn.save', { attempt: named, challenge: null, awaits }]]);
    await place.vault.pendingSignIn.save(null);
    expect(asked()).toEqual([['pendingSignIn.save', null]]);
  });

  it('costs nothing where the worker broke down', async () => {
    const { place, reply } = world();
    reply('pendingSignIn.save', () => Promise.reject(new TypeError('It broke down.')));
    await expect(place.vault.pendingSignIn.save(pendingOf())).resolves.toBeUndefined();
  });
});

it('the calls of other entries are made in the worker', async () => {
  const { place, reply, asked } = world();
  reply('pendingSignIn.look', () => 'ann');
  const run = () => Promise.reject(new Error('This is for a page without a worker.'));
  expect(await place.backend.call('pendingSignIn.look', run, 'ticket')).toBe('ann');
  expect(asked()).toEqual([['pendingSignIn.look', 'ticket']]);
});
