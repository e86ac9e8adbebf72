import { describe, expect, it, vi } from 'vitest';
import { tick } from '../../test/browser.ts';
import { issue } from '../../test/stub-client.ts';
import { FakeWorker } from '../../test/worker.ts';
import { attempt, init, reply, save, workerWorld as world } from '../../test/worker-world.ts';

const device = { username: 'ann', deviceKey: 'key', deviceGroupKey: 'group', devicePassword: 'secret' };

describe('a worker does for its page', () => {
  it('to say what the browser can', async () => {
    const { worker } = world();
    expect(await reply(worker, 'capabilities', null)).toMatchObject({ storage: 'encrypted' });
  });

  it('to look at what is stored', async () => {
    const { worker, environment, clock } = world();
    const other = new FakeWorker(environment);
    other.postMessage(init);
    await reply(other, 'session.start', issue(clock.now(), 'first'));
    expect(await worker.ask('session.load', null)).toMatchObject({
      output: null,
      held: { session: { username: 'ann' } },
    });
  });

  it('to revoke what could not be revoked before', async () => {
    let isDown = true;
    const revoked = () => (isDown ? Response.json({}, { status: 503 }) : {});
    const { worker, clock, asked } = world({ RevokeToken: revoked });
    await reply(worker, 'session.start', issue(clock.now(), 'first'));
    await reply(worker, 'session.end', { scope: 'local' });
    expect(asked).toEqual([]);
    isDown = false;
    expect(await reply(worker, 'catchUp', null)).toBeNull();
    expect(asked).toEqual(['RevokeToken']);
  });

  it('to forget a device', async () => {
    const { worker } = world();
    const taken = { session: null, devices: [device], managedLogin: false };
    expect(await reply(worker, 'legacy.take', taken)).toEqual({ session: false, devices: 1 });
    expect(await reply(worker, 'legacy.take', taken)).toEqual({ session: false, devices: 0 });
    expect(await reply(worker, 'device.forget', 'ann')).toBeNull();
    expect(await reply(worker, 'legacy.take', taken)).toEqual({ session: false, devices: 1 });
  });

  it('to hand a sign-in over to another page, and to continue with one', async () => {
    const { worker, environment } = world();
    await reply(worker, 'initiateAuth', { attempt });
    await save(worker, 'SMS_MFA');
    const text = await reply(worker, 'pendingSignIn.export', 'anywhere');
    const next = new FakeWorker(environment);
    next.postMessage(init);
    expect(await reply(next, 'pendingSignIn.look', text)).toBe('ann');
    expect(await reply(next, 'pendingSignIn.import', text)).toBeNull();
    expect(await reply(next, 'restoreSession', {})).toMatchObject({ kind: 'challenge' });
    expect(await next.ask('pendingSignIn.import', text)).toMatchObject({ code: 'resume-used' });
  });

  it.each([
    [undefined, true],
    [true, true],
    [false, false],
  ])('preparing a sign-in; with wasm %s in WebAssembly: %s', async (wasm, isUsed) => {
    let used = 0;
    vi.stubGlobal(
      'WebAssembly',
      new Proxy(WebAssembly, {
        get(target, name) {
          used += 1;
          return Reflect.get(target, name) as unknown;
        },
      }),
    );
    const drawn: number[] = [];
    const { environment } = world();
    const random = (length: number) => {
      // Key pairs are drawn from 32 bytes; the storage draws others.
      if (length === 32) drawn.push(length);
      return environment.random(length);
    };
    const worker = new FakeWorker({ ...environment, random });
    worker.postMessage({ ...init, config: { ...init.config, ...(wasm !== undefined && { wasm }) } });
    expect(await reply(worker, 'prepare', null)).toBe(init.config.endpoint);
    expect(used > 0).toBe(isUsed);
    // The two key pairs for a sign-in with a device already exist.
    const before = drawn.length;
    expect(before).toBeGreaterThan(1);
    const password = new Map([['sealed', { value: 'swordfish' }]]);
    await reply(worker, 'prepareSrp', { attempt: { ...attempt, flow: 'USER_SRP_AUTH', password } });
    expect(drawn.length).toBe(before);
  });

  it('to ask its page for a token of AWS WAF, where the app has any', async () => {
    const captcha = () =>
      new Response('<html>', { status: 405, headers: { 'x-amzn-waf-action': 'captcha' } });
    const posed = { ChallengeName: 'SMS_MFA', Session: 's', ChallengeParameters: {} };
    let times = 0;
    const first = () => (times++ === 0 ? captcha() : posed);
    const { worker, said, until } = world({ InitiateAuth: first }, { ...init, wafTokens: true });
    const pending = reply(worker, 'initiateAuth', { attempt });
    await until(() => said('wafStopped').length === 1);
    expect(said('wafStopped')).toEqual([
      { type: 'wafStopped', id: 1, action: 'captcha', operation: 'InitiateAuth' },
    ]);
    worker.postMessage({ type: 'wafToken', id: 1, token: 'solved' });
    expect(await pending).toMatchObject({ kind: 'challenge' });

    const bare = world({ InitiateAuth: captcha });
    expect(await reply(bare.worker, 'initiateAuth', { attempt })).toMatchObject({
      fault: { kind: 'blocked', code: 'waf-captcha' },
    });
    expect(bare.said('wafStopped')).toEqual([]);
  });
});

describe('a session that comes when its sign-in was cancelled', () => {
  it('is revoked, and not stored', async () => {
    const granted = () => {
      const { accessToken, idToken, refreshToken } = issue(clock.now(), 'first');
      return {
        AuthenticationResult: { AccessToken: accessToken, IdToken: idToken, RefreshToken: refreshToken },
      };
    };
    const { worker, clock, asked, hold, release, until } = world({ InitiateAuth: granted });
    hold();
    const pending = worker.ask('initiateAuth', { attempt }, 7);
    await until(() => asked.length === 1);
    worker.postMessage({ type: 'abort', id: 7 });
    await tick();
    release();
    expect(await pending).toMatchObject({ output: null, held: { session: null } });
    await until(() => asked.length === 2);
    expect(asked).toEqual(['InitiateAuth', 'RevokeToken']);
    expect(await reply(worker, 'restoreSession', {})).toEqual({ kind: 'none' });
  });
});

describe('the end of a session', () => {
  it('is that of what is stored, for a worker that was started for it', async () => {
    const { worker, environment, clock } = world();
    await reply(worker, 'session.start', issue(clock.now(), 'first'));
    const next = new FakeWorker(environment);
    next.postMessage(init);
    expect(await reply(next, 'session.end', { scope: 'local' })).toEqual(expect.any(Number));
    expect(await reply(worker, 'restoreSession', {})).toEqual({ kind: 'none' });
  });

  it('is not that of a later one, which another tab has begun', async () => {
    const { worker, environment, clock } = world();
    await reply(worker, 'session.start', issue(clock.now(), 'first'));
    const other = new FakeWorker(environment);
    other.postMessage(init);
    await reply(other, 'session.end', { scope: 'local' });
    await reply(other, 'session.start', issue(clock.now(), 'second'));
    await reply(worker, 'session.end', { scope: 'local' });
    expect(await reply(other, 'restoreSession', {})).toMatchObject({ kind: 'fresh' });
  });

  it('is not that of a later one, which a worker finds that was started for it, or has followed', async () => {
    const { worker, environment, clock } = world();
    await reply(worker, 'session.start', issue(clock.now(), 'first'));
    const [next, following] = [new FakeWorker(environment), new FakeWorker(environment)];
    for (const other of [next, following]) other.postMessage(init);
    await reply(following, 'session.load', null);
    for (const other of [next, following]) {
      expect(await reply(other, 'session.end', { scope: 'local', lineage: 'of one before' })).toBeNull();
      const signOut = { reason: 'signOut', scope: 'local', lineage: 'of one before' };
      expect(await reply(other, 'clearSession', signOut)).toEqual({ kind: 'done' });
    }
    expect(await reply(worker, 'restoreSession', {})).toMatchObject({ kind: 'fresh' });
  });

  it('is not stored by a worker that cannot read what is', async () => {
    const { environment } = world();
    const open = () => {
      throw new DOMException('The disk is slow.', 'UnknownError');
    };
    // The vault uses no other member.
    const worker = new FakeWorker({ ...environment, indexedDB: { open } as unknown as IDBFactory });
    worker.postMessage(init);
    expect(await reply(worker, 'session.end', { scope: 'local', lineage: 'a' })).toEqual({ ended: 'a' });
    const signOut = { reason: 'signOut', scope: 'local', lineage: 'a' };
    expect(await reply(worker, 'clearSession', signOut)).toMatchObject({
      fault: { code: 'sign-out-not-stored' },
    });
  });
});
