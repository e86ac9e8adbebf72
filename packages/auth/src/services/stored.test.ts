import { describe, expect, it } from 'vitest';
import { pendingOf } from '../../test/pending.ts';
import { storedIn, stubWorld } from '../../test/stub-world.ts';
import type { AwaitedCode } from '../model.ts';
import { storedServices } from './stored.ts';

const HOUR = 3_600_000;
const { signal } = new AbortController();

function world() {
  const { open, ...rest } = stubWorld();
  const page = (from?: ReturnType<typeof open>['tab']) => {
    const opened = open(from ? { sessionStorage: from.sessionStorage } : {});
    return { ...opened, services: storedServices(opened.context) };
  };
  return { ...rest, open, page };
}

describe('the stored state', () => {
  it('is empty in a new browser', async () => {
    expect(await world().page().services.restoreSession({}, signal)).toEqual({ kind: 'none' });
  });

  it.each([
    [HOUR - 1, 'fresh'],
    [HOUR, 'stale'],
  ] as const)('is a session, which after %i ms is %s', async (milliseconds, kind) => {
    const { clock, made, page } = world();
    const { session } = page();
    await session.begin(made('first'));
    const { username, expiresAt, refreshAt, clockDrift } = made('first');
    clock.sleep(milliseconds);
    expect(await page().services.restoreSession({}, signal)).toEqual({
      kind,
      session: { username, expiresAt, refreshAt, clockDrift },
      device: 'none',
    });
  });

  it.each([
    ['reported by the next look when the chart did not wait for it', AbortSignal.abort(), 'signedIn'],
    ['no news to the next look when the chart has it', signal, null],
  ])('is a session, %s', async (_, waits, news) => {
    const { made, page } = world();
    await page().session.begin(made('first'));
    const here = page();
    await here.services.restoreSession({}, waits);
    expect(await here.session.look()).toBe(news);
  });

  it('is a session whose device is to be confirmed, or stands as it was noted', async () => {
    const { made, page } = world();
    const here = page();
    const device = { deviceKey: 'k', deviceGroupKey: 'g' };
    await here.session.begin(made('first', { newDevice: device }));
    await here.devices.save('ann', { ...device, devicePassword: 'p', standing: 'declined' });
    expect(await page().services.restoreSession({}, signal)).toMatchObject({ device: 'new' });
    await here.session.modify((stored) => ({ ...stored, newDevice: null }));
    expect(await page().services.restoreSession({}, signal)).toMatchObject({ device: 'declined' });
  });

  it('is a pending sign-in, until it expires', async () => {
    const { clock, page } = world();
    const here = page();
    const pending = pendingOf({ lapsesAt: clock.now() + HOUR });
    await here.context.vault.pendingSignIn.save(pending);
    const restore = () => page(here.tab).services.restoreSession({}, signal);
    clock.advance(HOUR - 1);
    expect(await restore()).toMatchObject({
      kind: 'challenge',
      challenge: { name: 'SMS_MFA' },
      attempt: { username: 'ann' },
    });
    clock.advance(1);
    expect(await restore()).toMatchObject({ kind: 'restart', attempt: { username: 'ann' } });
  });

  it.each<[AwaitedCode['of'], string]>([
    ['signUp', 'signUpCode'],
    ['reset', 'resetCode'],
  ])('is a code that is awaited: of %s', async (of, kind) => {
    const { page } = world();
    const here = page();
    const delivery = { medium: 'EMAIL', destination: 'a***' } as const;
    await here.context.vault.pendingSignIn.save({
      ...pendingOf(),
      challenge: null,
      awaits: { of, delivery },
    });
    expect(await page(here.tab).services.restoreSession({}, signal)).toMatchObject({
      kind,
      delivery,
      attempt: { username: 'ann' },
    });
  });

  it('is the session where both are there', async () => {
    const { made, page } = world();
    const here = page();
    await here.context.vault.pendingSignIn.save(pendingOf());
    await here.session.begin(made('first'));
    expect(await page(here.tab).services.restoreSession({}, signal)).toMatchObject({ kind: 'fresh' });
  });
});

describe('a session that goes', () => {
  it('by a sign-out is cleared, announced, and kept to be revoked', async () => {
    const world_ = world();
    const here = world_.page();
    await here.session.begin(world_.made('first'));
    expect(await here.services.clearSession({ reason: 'signOut', scope: 'linked' }, signal)).toEqual({
      kind: 'done',
    });
    expect(here.announced).toEqual([2]);
    expect(await storedIn(world_)).toBeNull();
    expect([...here.context.vault.ended.values()]).toMatchObject([{ scope: 'linked' }]);
  });

  it('by a sign-out that was asked for before anything was read is cleared as well', async () => {
    const world_ = world();
    await world_.page().session.begin(world_.made('first'));
    const here = world_.page();
    expect(await here.services.clearSession({ reason: 'signOut', scope: 'local' }, signal)).toEqual({
      kind: 'done',
    });
    expect(await storedIn(world_)).toBeNull();
  });

  it.each(['expired', 'elsewhere', 'deleted'] as const)(
    'because it is %s keeps a later session of another tab',
    async (reason) => {
      const world_ = world();
      const [here, there] = [world_.page(), world_.page()];
      await here.session.begin(world_.made('first'));
      await there.session.load();
      await there.session.end(null);
      await there.session.begin(world_.made('second'));
      expect(await here.services.clearSession({ reason, scope: 'local' }, signal)).toEqual({ kind: 'done' });
      expect(here.session.held().session).toBeNull();
      expect(await storedIn(world_)).toMatchObject({ refreshToken: 'refresh-second' });
      expect(here.announced).toEqual([null]);
      expect(here.context.vault.ended.size).toBe(0);
    },
  );

  it('and can not be cleared yet says so: to the chart, and to the other tabs by its name', async () => {
    const { made, open, browser } = world();
    const here = open();
    await here.session.begin(made('first'));
    const { lineage } = here.session.held();
    const store = await here.context.vault.storage;
    Object.assign(store, { transact: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) });
    const reply = await storedServices(here.context).clearSession(
      { reason: 'signOut', scope: 'local' },
      signal,
    );
    expect(reply).toEqual({ kind: 'fault', fault: { kind: 'unexpected', code: 'sign-out-not-stored' } });
    expect(here.announced).toEqual([{ ended: lineage }]);
    expect(browser.channels.messages).toEqual([]);
  });

  it('where nobody is signed in is nothing', async () => {
    const here = world().page();
    expect(await here.services.clearSession({ reason: 'signOut', scope: 'local' }, signal)).toEqual({
      kind: 'done',
    });
    expect(here.announced).toEqual([null]);
  });
});
