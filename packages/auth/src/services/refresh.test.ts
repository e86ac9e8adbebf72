import { NetworkError } from '@latchkey/cognito';
import { createSandbox } from '@latchkey/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { createBrowser, tick } from '../../test/browser.ts';
import { ManualClock } from '../../test/manual-clock.ts';
import { attemptOf, serviceContext } from '../../test/services.ts';
import type { AuthConfig, Environment } from '../api.ts';
import { open as openSession } from './chunks/session.ts';
import { open as openSignIn } from './chunks/sign-in.ts';

const password = 'Correct-horse-1!';
const { signal } = new AbortController();

/** A pool with rotation, and tabs of one browser whose refresh responses wait until they are released. */
async function start() {
  const clock = new ManualClock();
  const sandbox = await createSandbox({
    users: [{ username: 'ann', password }],
    clients: [{ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 60 } }],
    now: clock.now,
  });
  const waiting: (() => void)[] = [];
  let isHeld = false;
  const browser = createBrowser(async (input, init) => {
    const request = new Request(input, init);
    const response = await sandbox.fetch(request);
    if (isHeld && request.headers.get('x-amz-target')?.endsWith('GetTokensFromRefreshToken')) {
      await new Promise<void>((letIn) => waiting.push(letIn));
    }
    return response;
  }, clock);
  const tab = (changes: Partial<Environment> = {}, options: Partial<AuthConfig> = {}) => {
    const context = serviceContext(sandbox, browser.tab(changes).environment, options);
    const refresh = () => openSession(context).refreshTokens({ force: true }, signal);
    const signIn = () =>
      openSignIn(context).initiateAuth(
        { attempt: attemptOf('ann', password, { flow: 'USER_PASSWORD_AUTH' }) },
        signal,
      );
    return { context, session: context.vault.session, refresh, signIn };
  };
  const here = tab();
  expect(await here.signIn()).toMatchObject({ kind: 'session' });
  return {
    browser,
    sandbox,
    tab,
    here,
    hold: () => {
      isHeld = true;
    },
    letGo: () => {
      isHeld = false;
    },
    /** Waits until a number of responses are pending. */
    inTheAir: async (count: number) => {
      while (waiting.length < count) await tick();
      return waiting;
    },
  };
}

const device = { deviceKey: 'a-key', deviceGroupKey: 'a-group' };

describe('the write of a refresh', () => {
  it('keeps other changes that were made during the request', async () => {
    const { tab, here, hold, inTheAir } = await start();
    const there = tab();
    hold();
    const reply = here.refresh();
    const [letIn] = await inTheAir(1);
    await there.session.modify((stored) => ({ ...stored, newDevice: device }));
    letIn?.();
    expect(await reply).toMatchObject({ kind: 'session' });
    const { session } = await tab().session.load();
    expect(session).toMatchObject({
      newDevice: device,
      accessToken: here.session.held().session?.accessToken,
    });
  });

  it('is repeated where another tab wrote between its read and its write', async () => {
    const { tab } = await start();
    const there = tab();
    await there.session.load();
    const writes = vi.fn<() => Promise<void>>(() =>
      there.session.modify((stored) => ({ ...stored, newDevice: device })),
    );
    const racing = tab({ subtle: beforeFirstWrite(writes) });
    await racing.session.load();
    const reply = await racing.refresh();
    expect(reply).toMatchObject({ kind: 'session' });
    expect(writes).toHaveBeenCalledOnce();
    const { session } = await tab().session.load();
    expect(session).toMatchObject({
      newDevice: device,
      accessToken: racing.session.held().session?.accessToken,
    });
  });

  it('does not undo a sign-out between its read and its write', async () => {
    const { tab } = await start();
    const there = tab();
    await there.session.load();
    const racing = tab({ subtle: beforeFirstWrite(() => there.session.end(null)) });
    await racing.session.load();
    expect(await racing.refresh()).toEqual({ kind: 'none' });
    expect((await tab().session.load()).session).toBeNull();
  });

  it('is revoked when the same person has signed out and in again meanwhile', async () => {
    const { tab, here, sandbox, hold, letGo, inTheAir } = await start();
    const there = tab();
    await there.session.load();
    hold();
    const late = here.refresh();
    const [letIn] = await inTheAir(1);
    await there.session.end(null);
    expect(await there.signIn()).toMatchObject({ kind: 'session' });
    expect(sandbox.users.get('ann')?.sessions).toBe(2);
    letIn?.();
    expect(await late).toMatchObject({ kind: 'session' });
    while (sandbox.users.get('ann')?.sessions !== 1) await tick();
    letGo();
    expect(here.session.held().session?.accessToken).toBe(there.session.held().session?.accessToken);
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
  });

  it('without locks is made by the holder of the lease, and not by one that slept past its end', async () => {
    const { tab, browser, hold, letGo, inTheAir } = await start();
    const [slow, quick] = [tab({ locks: null }), tab({ locks: null })];
    await slow.session.load();
    await quick.session.load();
    hold();
    const late = slow.refresh();
    await inTheAir(1);
    browser.clock.sleep(20_001);
    const first = quick.refresh();
    // Both responses are pending; the pool only accepts the second child.
    const [letSlowIn, letQuickIn] = await inTheAir(2);
    letSlowIn?.();
    for (let turn = 0; turn < 50; turn += 1) await tick();
    letQuickIn?.();
    expect(await first).toMatchObject({ kind: 'session' });
    await late;
    letGo();
    const reloaded = tab({ locks: null });
    await reloaded.session.load();
    expect(await reloaded.refresh()).toMatchObject({ kind: 'session' });
  });
});

it.each([
  [true, 1],
  [false, 2],
])(
  'a client of the app that gives up because of time (%s) is asked so often: %i',
  async (timedOut, times) => {
    const { tab, sandbox } = await start();
    const call = vi.fn<() => Promise<never>>(() =>
      Promise.reject(
        new NetworkError('no answer', {
          operation: 'GetTokensFromRefreshToken',
          attempts: 1,
          retry: 'unsure',
          timedOut,
        }),
      ),
    );
    const { clientId, endpoint } = sandbox;
    const { session, refresh } = tab({}, { client: { clientId, endpoint, call } });
    await session.load();
    expect(await refresh()).toMatchObject({ fault: { kind: 'network' } });
    expect(call).toHaveBeenCalledTimes(times);
  },
);

/** A WebCrypto where something happens when the first record is encrypted. */
function beforeFirstWrite(happens: () => Promise<unknown>): SubtleCrypto {
  let next: (() => Promise<unknown>) | null = happens;
  const { subtle } = crypto;
  const names = ['decrypt', 'digest', 'exportKey', 'generateKey', 'importKey', 'sign'] as const;
  const methods = Object.fromEntries(
    names.map((name) => [name, (subtle[name] as (...given: unknown[]) => unknown).bind(subtle)]),
  );
  const encrypt: SubtleCrypto['encrypt'] = async (...given) => {
    const run = next;
    next = null;
    await run?.();
    return subtle.encrypt(...given);
  };
  // The vault uses no others.
  return { ...methods, encrypt } as SubtleCrypto;
}
