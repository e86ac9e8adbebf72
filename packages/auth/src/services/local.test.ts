import { describe, expect, it, vi } from 'vitest';
import { createBrowser, tick } from '../../test/browser.ts';
import { pendingOf } from '../../test/pending.ts';
import { attemptOf, serviceContext } from '../../test/services.ts';
import { issue, refused, stubClient } from '../../test/stub-client.ts';
import { pool } from '../../test/stub-world.ts';
import type { Environment, ManagedAuthConfig } from '../api.ts';
import { sessionCalls } from '../session/calls.ts';
import { drawAhead, takeEphemeral } from './ephemerals.ts';
import { chunks } from './load.ts';
import { openLocal } from './local.ts';

const { signal } = new AbortController();
/** The number of random bytes for a key pair. */
const KEY = 32;
const attempt = attemptOf('ann', 'swordfish', { flow: 'USER_AUTH', knownDevice: false });

/** A page without a worker; the pool gives the test's answers. */
function world(options: Partial<ManagedAuthConfig> = {}, changes: Partial<Environment> = {}) {
  const browser = createBrowser(() => Promise.reject(new TypeError('Failed to fetch')));
  const client = stubClient();
  const { environment, page } = browser.tab(changes);
  const { config, tabs } = serviceContext(pool, environment, { client, ...options });
  const place = openLocal({ config, environment, tabs }, () => pendingOf());
  return { client, clock: browser.clock, config, environment, page, place, tabs };
}

describe('the place of a page without a worker', () => {
  it('has every service, whose refusals are values', async () => {
    const { client, place, clock } = world();
    expect(await place.services.restoreSession({}, signal)).toEqual({ kind: 'none' });
    client.respond('InitiateAuth', refused('TooManyRequestsException'));
    client.respond('ForgotPassword', refused('UserNotFoundException'));
    client.respond('RevokeToken', {});
    expect(await place.services.initiateAuth({ attempt }, signal)).toMatchObject({
      kind: 'fault',
      fault: { kind: 'throttled', retryAt: clock.now() + 5_000 },
    });
    expect(
      await place.services.requestReset({ username: 'ann', clientMetadata: null }, signal),
    ).toMatchObject({ fault: { kind: 'credentials' } });
    expect(await place.services.refreshTokens({ force: true }, signal)).toEqual({ kind: 'none' });
    expect(await place.services.revokeTokens({ scope: 'local' }, signal)).toEqual({ kind: 'done' });
  });

  it('opens each part of the services once', async () => {
    const { client, place } = world();
    client.respond('SignUp', { userConfirmed: true, session: 's' });
    client.respond('ConfirmSignUp', {});
    const own = { username: 'ann', clientMetadata: null };
    await place.services.signUp(
      { ...own, password: attempt.password, attributes: {}, validationData: {} },
      signal,
    );
    if (!attempt.password) throw new Error('There is one.');
    await place.services.confirmSignUp({ ...own, code: attempt.password, forceAliasCreation: false }, signal);
    // The second call knows the arguments of the first one.
    expect(client.asked.at(-1)?.input).toMatchObject({ session: 's' });
  });

  it('starts nothing that was cancelled', async () => {
    const { client, place } = world();
    expect(
      await place.services
        .requestReset({ username: 'ann', clientMetadata: null }, AbortSignal.abort())
        .catch((error: unknown) => error),
    ).toMatchObject({ name: 'AbortError' });
    expect(client.asked).toEqual([]);
  });

  it('makes the calls of other entries here, with the sign-in under way', async () => {
    const { place, clock } = world();
    const { backend, vault } = place;
    const named = await backend.call(
      'pendingSignIn.look',
      async ({ pendingSignIn }, text) => `${text} ${pendingSignIn()?.attempt.username}`,
      'of',
    );
    expect(named).toBe('of ann');
    await backend.call('session.start', sessionCalls['session.start'], issue(clock.now(), 'first'));
    expect(vault.session.held().session?.refreshToken).toBe('refresh-first');
  });

  it('revokes tokens that could not be revoked before', async () => {
    const { client, place, clock } = world();
    await place.backend.call('session.start', sessionCalls['session.start'], issue(clock.now(), 'first'));
    await place.vault.session.end('local');
    client.respond('RevokeToken', {});
    await place.catchUp();
    expect(client.calls()).toEqual(['RevokeToken']);
  });

  it('computes with WebAssembly, unless the app does not want it', async () => {
    const compile = vi.spyOn(WebAssembly, 'compile');
    for (const [wasm, times] of [
      [false, 0],
      [true, 1],
    ] as const) {
      let draws = 0;
      const random = (length: number) => {
        if (length === KEY) draws += 1;
        return crypto.getRandomValues(new Uint8Array(length));
      };
      world({ wasm }, { random }).place.prepare();
      await expect.poll(() => draws).toBe(2);
      expect(compile).toHaveBeenCalledTimes(times);
    }
    compile.mockRestore();
  });

  it('loads what comes later ahead, and stops listening to the page when it is closed', async () => {
    const load = vi.spyOn(chunks, 'rest');
    const { page, place } = world();
    place.load();
    expect(load).toHaveBeenCalledOnce();
    load.mockRestore();
    const { listeners } = page;
    place.close();
    await expect.poll(() => page.listeners).toBe(listeners - 1);
  });

  it('keeps a sign-in through a reload', async () => {
    const { clock, config, environment, place, tabs } = world();
    const pending = pendingOf({ lapsesAt: clock.now() + 1 });
    await place.vault.pendingSignIn.save(pending);
    const reloaded = openLocal({ config, environment, tabs }, () => null);
    expect(await reloaded.services.restoreSession({}, signal)).toMatchObject({
      kind: 'challenge',
      attempt: { username: 'ann', password: null },
      challenge: { name: 'SMS_MFA', prompt: { hint: 'of the pool' } },
    });
  });

  it.each([false, undefined])(
    'draws the two key pairs of a sign-in ahead, where wasm is %s',
    async (wasm) => {
      const drawn: number[] = [];
      const random = (length: number) => {
        if (length === KEY) drawn.push(length);
        return crypto.getRandomValues(new Uint8Array(length));
      };
      const { place } = world(wasm === undefined ? {} : { wasm }, { random });
      place.prepare();
      while (drawn.length < 2) await tick();
      expect(drawn).toHaveLength(2);
    },
  );
});

it('a key pair that was drawn ahead is used, and each once', async () => {
  const drawn: number[] = [];
  const random = (length: number) => {
    if (length === KEY) drawn.push(length);
    return crypto.getRandomValues(new Uint8Array(length));
  };
  const { environment } = createBrowser(fetch).tab({ random });
  const context = serviceContext(pool, environment);
  await drawAhead(context);
  await drawAhead(context);
  expect(drawn).toHaveLength(2);
  const taken = [await takeEphemeral(context), await takeEphemeral(context)];
  expect(drawn).toHaveLength(2);
  taken.push(await takeEphemeral(context));
  expect(drawn).toHaveLength(3);
  expect(new Set(taken.map(({ srpA }) => srpA)).size).toBe(3);
  await drawAhead(context);
  expect(drawn).toHaveLength(5);
});
