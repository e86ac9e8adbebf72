import { IDBDatabase } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { issue as tokens } from '../../test/stub-client.ts';
import { FakeWorker } from '../../test/worker.ts';
import { attempt, config, init, reply, save, workerWorld as world } from '../../test/worker-world.ts';

describe('the session of a worker', () => {
  it('is read with all that goes with it in one transaction', async () => {
    const { worker, clock, environment } = world();
    await reply(worker, 'session.start', tokens(clock.now(), 'first'));
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const next = new FakeWorker(environment);
    next.postMessage(init);
    expect(await reply(next, 'restoreSession', {})).toMatchObject({ kind: 'fresh' });
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  });

  it('is sent to the page without its refresh token and without an unconfirmed device', async () => {
    const { worker, clock } = world();
    const given = tokens(clock.now(), 'first');
    const reply = await worker.ask('session.start', given);
    expect(reply).toMatchObject({
      held: { session: { ...given, refreshToken: '', newDevice: null, username: 'ann' } },
    });
    expect(JSON.stringify(worker.toPage)).not.toContain(given.refreshToken);
  });

  it('is announced by the page, and that nothing has changed is not', async () => {
    const { worker, clock, said, rest } = world();
    await reply(worker, 'clearSession', { reason: 'signOut', scope: 'local' });
    await rest();
    expect(said('announce')).toEqual([]);
    await reply(worker, 'session.start', tokens(clock.now(), 'first'));
    await rest();
    expect(said('announce')).toEqual([{ type: 'announce', news: expect.any(Number) }]);
  });

  it('ends by a worker that was started for it, and has not read it before', async () => {
    const { worker, clock } = world();
    await reply(worker, 'session.start', tokens(clock.now(), 'first'));
    expect(typeof (await reply(worker, 'session.end', { scope: 'local' }))).toBe('number');
    expect(await reply(worker, 'session.end', { scope: 'local' })).toBeNull();
    expect(await reply(worker, 'restoreSession', {})).toEqual({ kind: 'none' });
  });

  it('is cleared by a worker that was started since only if it is the one that the page held', async () => {
    const { worker, environment, clock } = world();
    const lineageOf = async (name: string) => {
      const reply = await worker.ask('session.start', tokens(clock.now(), name));
      return reply.type === 'reply' ? reply.held.lineage : '';
    };
    const later = new FakeWorker(environment);
    later.postMessage(init);
    const clear = (lineage: string) =>
      reply(later, 'clearSession', { reason: 'signOut', scope: 'local', lineage });
    const first = await lineageOf('first');
    await reply(worker, 'session.end', { scope: 'local' });
    const second = await lineageOf('second');
    expect(await clear(first)).toEqual({ kind: 'done' });
    expect(await reply(worker, 'restoreSession', {})).toMatchObject({ kind: 'fresh' });
    expect(await clear(second)).toEqual({ kind: 'done' });
    expect(await reply(worker, 'restoreSession', {})).toEqual({ kind: 'none' });
  });

  it.each([
    ['session.end', { scope: 'local' }],
    ['clearSession', { reason: 'signOut', scope: 'local' }],
  ])('takes the sign-in under way with it, and all handles: %s', async (name, input) => {
    const { worker } = world();
    const { challenge } = (await reply(worker, 'initiateAuth', { attempt })) as { challenge: object };
    await save(worker, 'SMS_MFA');
    await reply(worker, name, input);
    expect(await worker.ask('pendingSignIn.export', 'anywhere')).toMatchObject({ code: 'resume-none' });
    const respond = { attempt, challenge, answer: { kind: 'choice', choice: 'EMAIL_OTP' } };
    expect(await worker.ask('respond', respond)).toMatchObject({ type: 'failed' });
  });

  it('of managed login is renewed at the domain of the pool', async () => {
    const options = {
      ...config,
      domain: 'https://login.example',
      redirectUri: 'https://app.example/callback',
    };
    const outputs = {
      '/oauth2/token': () => {
        const { accessToken, idToken, refreshToken } = tokens(clock.now(), 'second');
        return { access_token: accessToken, id_token: idToken, refresh_token: refreshToken };
      },
    };
    const { worker, clock, asked } = world(outputs, { ...init, config: options });
    const session = tokens(clock.now(), 'first');
    expect(await reply(worker, 'legacy.take', { session, devices: [], managedLogin: true })).toEqual({
      session: true,
      devices: 0,
    });
    expect(await reply(worker, 'refreshTokens', { force: true })).toMatchObject({ kind: 'session' });
    expect(asked).toEqual(['/oauth2/token']);
  });
});
