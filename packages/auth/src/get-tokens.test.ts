import { describe, expect, it } from 'vitest';
import { tick } from '../test/browser.ts';
import { ManualClock } from '../test/manual-clock.ts';
import { session as sessionOf } from '../test/replies.ts';
import { createTokenGetter } from './get-tokens.ts';
import type { AuthEvent } from './machine/events.ts';
import type { SessionStatus } from './model.ts';
import { openSession, type StoredSession } from './vault/session.ts';
import type { AuthState } from './views.ts';

const HOUR = 3_600_000;
const jwt = `e30.${Buffer.from('{"iat":0,"exp":3600}').toString('base64url')}.sig`;

/** A getter over a session whose chart the test plays: `answer` is the result of a refresh. */
function start(answer: (event: AuthEvent, count: number) => { status: SessionStatus; token?: string }) {
  const clock = new ManualClock();
  const session = openSession({ read: fail, end: fail }, clock);
  const hold = (accessToken: string, expiresAt: number) => {
    const info = {
      ...sessionOf({ refreshAt: expiresAt - HOUR / 4, expiresAt }),
      idToken: jwt,
      refreshToken: 'r',
    };
    const stored: StoredSession = {
      ...info,
      accessToken,
      deviceKey: null,
      newDevice: null,
      legacyRefresh: false,
    };
    session.hold({ generation: 1, lineage: 'sign-in', session: stored });
  };
  hold('old', clock.now() + HOUR);
  const events: AuthEvent[] = [];
  let status: SessionStatus = 'fresh';
  const refreshAt = clock.now() + (HOUR * 3) / 4;
  const state = () =>
    ({
      view: 'home',
      online: true,
      session: { ...sessionOf({ refreshAt }), status },
    }) as unknown as AuthState;
  const getTokens = createTokenGetter(
    { vault: { session }, clock },
    {
      ready: async () => state(),
      until: (check) => new Promise((resolve) => check(state()) && resolve(state())),
      send(event) {
        events.push(event);
        const { status: next, token } = answer(event, events.length);
        status = next;
        if (token) hold(token, clock.now() + HOUR);
      },
    },
  );
  return { clock, session, events, getTokens };
}

/** A getter of a page in some state, where waiting for another state ends with `waited`. */
function getterOf(view: string, waited: () => Promise<AuthState> = fail) {
  const events: AuthEvent[] = [];
  const clock = new ManualClock();
  const getTokens = createTokenGetter(
    { vault: { session: openSession({ read: fail, end: fail }, clock) }, clock },
    {
      // The getter reads the view first.
      ready: async () => ({ view, session: sessionOf() }) as unknown as AuthState,
      until: waited,
      send: (event) => events.push(event),
    },
  );
  return { events, getTokens };
}

const fail = () => Promise.reject(new Error('not asked here'));

describe('a call for tokens', () => {
  it('asks once more where the tokens that it waited for have expired, and the session is fresh', async () => {
    const { clock, events, getTokens } = start((_, count) =>
      count === 1 ? { status: 'fresh' } : { status: 'fresh', token: 'new' },
    );
    clock.sleep(2 * HOUR);
    expect(await getTokens()).toMatchObject({ accessToken: 'new' });
    expect(events).toHaveLength(2);
  });

  it('asks no third time', async () => {
    const { clock, events, getTokens } = start(() => ({ status: 'fresh' }));
    clock.sleep(2 * HOUR);
    await expect(getTokens()).rejects.toMatchObject({ code: 'tokens-unavailable' });
    expect(events).toHaveLength(2);
  });

  it('does not take the old ones for new when a forced refresh failed', async () => {
    const { events, getTokens } = start(() => ({ status: 'stale' }));
    await expect(getTokens({ forceRefresh: true })).rejects.toMatchObject({ code: 'tokens-unavailable' });
    expect(events).toEqual([{ type: 'session.refresh', force: true }]);
    expect(await getTokens()).toMatchObject({ accessToken: 'old' });
  });

  it('waits for new ones when the old ones are about to expire', async () => {
    const quick = start(() => ({ status: 'fresh', token: 'new' }));
    quick.clock.sleep(HOUR - 10_001);
    expect(await quick.getTokens()).toMatchObject({ accessToken: 'old' });
    const { clock, events, getTokens } = start((_, count) =>
      count === 1 ? { status: 'fresh' } : { status: 'fresh', token: 'new' },
    );
    clock.sleep(HOUR - 10_001);
    expect(await getTokens()).toMatchObject({ accessToken: 'old' });
    clock.sleep(1);
    expect(await getTokens()).toMatchObject({ accessToken: 'new' });
    // The first one requested them, because they were due, and did not wait.
    expect(events).toEqual([
      { type: 'session.refresh', force: false },
      { type: 'session.refresh', force: false },
    ]);
  });

  it('asks for nothing while the session backs off and the old ones serve', async () => {
    const { clock, events, getTokens } = start(() => ({ status: 'stale' }));
    await expect(getTokens({ forceRefresh: true })).rejects.toMatchObject({ code: 'tokens-unavailable' });
    events.length = 0;
    clock.sleep(HOUR - 5_000);
    expect(await getTokens()).toMatchObject({ accessToken: 'old' });
    expect(events).toEqual([]);
  });

  it('waits no longer than 20 seconds for a refresh', async () => {
    const { clock, getTokens } = start(() => ({ status: 'refreshing' }));
    let isOver = false;
    const late = expect(
      getTokens({ forceRefresh: true }).finally(() => {
        isOver = true;
      }),
    ).rejects.toMatchObject({ code: 'tokens-unavailable' });
    await tick();
    clock.advance(19_999);
    await tick();
    expect(isOver).toBe(false);
    clock.advance(1);
    await late;
  });

  it('gives what is held, and asks for nothing before it is due', async () => {
    const { clock, events, getTokens } = start(() => ({ status: 'fresh' }));
    clock.sleep((HOUR * 3) / 4 - 1);
    expect(await getTokens()).toMatchObject({ accessToken: 'old' });
    expect(events).toEqual([]);
    clock.sleep(1);
    expect(await getTokens()).toMatchObject({ accessToken: 'old' });
    expect(events).toEqual([{ type: 'session.refresh', force: false }]);
  });

  it.each(['signedOut', 'signIn', 'expired'])('is answered with null in the view %s', async (view) => {
    const { events, getTokens } = getterOf(view);
    expect([await getTokens(), await getTokens({ forceRefresh: true })]).toEqual([null, null]);
    expect(events).toEqual([]);
  });

  it('is answered with null where the session ends while it waits', async () => {
    // Only its view is read.
    const { getTokens } = getterOf('home', async () => ({ view: 'signedOut' }) as unknown as AuthState);
    expect(await getTokens()).toBeNull();
  });

  it('forces a refresh where there is nothing valid to give', async () => {
    const { events, getTokens } = getterOf(
      'home',
      async () => ({ view: 'signedOut' }) as unknown as AuthState,
    );
    await getTokens();
    expect(events).toEqual([{ type: 'session.refresh', force: true }]);
  });

  it('does not hide a fault of its own behind the late refresh', async () => {
    const { getTokens } = getterOf('home', () => Promise.reject(new RangeError('a bug')));
    await expect(getTokens()).rejects.toThrow(new RangeError('a bug'));
  });
});
