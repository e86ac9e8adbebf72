import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { clearSiteData } from '../../test/entries.ts';
import { Disk } from '../../test/storm/disk.ts';
import { storedIn } from '../../test/stub-world.ts';
import { followed, watchingWorld as world } from '../../test/watching-world.ts';

describe('a tab that watches the others', () => {
  it('looks immediately, and on each of their messages', async () => {
    const { clock, made, other, signIn, watch } = world();
    await signIn();
    const here = watch();
    expect(followed(await here.said())).toEqual([{ type: 'tab.signedIn', username: 'ann' }]);
    const { generation } = other.session.held();
    clock.advance(60);
    await other.session.save(made('second'), generation);
    expect(followed(await here.said())).toEqual([]);
    here.hear(generation + 1);
    const { username, expiresAt, refreshAt, clockDrift } = made('second');
    expect(followed(await here.said())).toEqual([
      { type: 'tab.refreshed', session: { username, expiresAt, refreshAt, clockDrift } },
    ]);
    await other.session.end(null);
    here.hear(generation + 2);
    expect(followed(await here.said())).toEqual([{ type: 'tab.signedOut' }]);
  });

  it('passes on that the device has changed, and assumes it after it was halted', async () => {
    const { signIn, watch } = world();
    await signIn();
    const here = watch();
    await here.said();
    here.hear({ device: true });
    here.page.tell('resume');
    here.page.tell('visible');
    expect(followed(await here.said())).toEqual([
      { type: 'tab.deviceChanged' },
      { type: 'tab.deviceChanged' },
    ]);
  });

  /** A tab whose look at the storage is held where it has read, until `letGo`. */
  async function looking({ browser, signIn, watch }: ReturnType<typeof world>, isSignedIn: boolean) {
    let isHeld = false;
    let letGo = () => {};
    const { subtle: counted } = browser.tab().environment;
    const subtle = new Proxy(counted ?? crypto.subtle, {
      get: (target, name) => async (input: unknown, key: unknown, data: unknown) => {
        // Every member of SubtleCrypto is a method that returns a promise.
        const method = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>;
        const output = await method.call(target, input, key, data);
        if (name === 'decrypt' && isHeld)
          await new Promise<void>((resolve) => {
            letGo = resolve;
          });
        return output;
      },
    });
    if (isSignedIn) await signIn();
    const here = watch({ subtle });
    await here.said();
    if (!isSignedIn) await signIn();
    isHeld = true;
    here.hear(1);
    expect(followed(await here.said())).toEqual([]);
    return { here, letGo: () => letGo() };
  }

  it('does not say that somebody signed in who has signed out before it finished looking', async () => {
    const made = world();
    const { here, letGo } = await looking(made, false);
    await made.other.session.end(null);
    here.hear(2);
    letGo();
    expect(followed(await here.said())).toEqual([]);
    expect(here.session.held().session).toBeNull();
  });

  it('says that a session expired if that came before it finished looking', async () => {
    const made = world();
    const { here, letGo } = await looking(made, true);
    await made.other.session.save(null);
    here.hear(2);
    letGo();
    expect(followed(await here.said())).toEqual([{ type: 'tab.expired' }]);
  });

  it('reports its findings while messages never stop', async () => {
    const { signIn, watch } = world();
    const here = watch();
    await here.said();
    await signIn();
    while (followed(here.events).length === 0) {
      here.hear(1);
      await tick();
    }
    expect(followed(here.events)).toEqual([{ type: 'tab.signedIn', username: 'ann' }]);
  });

  it('says why a session ended: it expired', async () => {
    const { other, signIn, watch } = world();
    await signIn();
    const here = watch();
    await here.said();
    await other.session.save(null);
    here.hear(2);
    expect(followed(await here.said())).toEqual([{ type: 'tab.expired' }]);
  });

  it('keeps that reason, with any event during the look', async () => {
    const { other, signIn, watch } = world();
    await signIn();
    const here = watch();
    await here.said();
    await other.session.save(null);
    here.hear(2);
    here.page.tell('visible');
    expect(followed(await here.said())).toEqual([{ type: 'tab.expired' }]);
  });

  it('looks two seconds after another tab began a refresh, which may have been closed since', async () => {
    const { clock, signIn, watch } = world();
    const here = watch();
    await here.said();
    await signIn();
    here.hear({ begun: 1 });
    clock.advance(1_000);
    here.hear({ begun: 1 });
    clock.advance(1_999);
    expect(followed(await here.said())).toEqual([]);
    clock.advance(1);
    expect(followed(await here.said())).toEqual([{ type: 'tab.signedIn', username: 'ann' }]);
    here.hear({ begun: 1 });
    here.stop();
    expect(clock.pending).toBe(0);
  });

  it('stores its session again when the record was lost', async () => {
    const { browser, signIn, watch } = world();
    await signIn();
    const here = watch();
    await here.said();
    expect(here.caughtUp()).toBe(0);
    await clearSiteData(browser);
    here.hear(1);
    expect(followed(await here.said())).toEqual([]);
    expect(here.caughtUp()).toBe(1);
    expect(here.session.held().session).not.toBeNull();
  });

  it('says nothing of an end that it finished with after its own', async () => {
    const { signIn, watch } = world();
    await signIn();
    const here = watch();
    await here.said();
    here.hear({ ended: here.session.held().lineage });
    here.stop();
    expect(followed(await here.said())).toEqual([]);
    expect(here.session.held().session).toBeNull();
  });

  it('follows a sign-out that could not be written, of its own session alone', async () => {
    const { signIn, watch } = world();
    await signIn();
    const here = watch();
    await here.said();
    here.hear({ ended: 'another' });
    expect(followed(await here.said())).toEqual([]);
    here.hear({ ended: here.session.held().lineage });
    expect(followed(await here.said())).toEqual([{ type: 'tab.signedOut' }]);
    expect(here.session.held().session).toBeNull();
  });

  it('looks once while its disk is full, though reading works, and tries to write again after a pause', async () => {
    const { browser, clock, made, open, signIn, watch } = world();
    const disk = new Disk(browser.indexedDB, clock);
    /** The transactions until nothing moves any more, or too many of them. */
    const transactions = async () => {
      const before = disk.transactions;
      const isMoving = () => disk.working + browser.working.cryptography > 0;
      for (let rest = 0; rest < 40 && disk.transactions - before < 100; rest = isMoving() ? 0 : rest + 1)
        await tick();
      return disk.transactions - before;
    };
    await signIn();
    const here = watch({ indexedDB: disk.factory });
    await transactions();
    disk.mode = 'full';
    const second = made('second');
    await here.session.save(second, here.session.held().generation);
    here.page.tell('visible');
    expect(await transactions()).toBeLessThan(10);
    clock.advance(250);
    expect(await transactions()).toBeGreaterThan(0);
    disk.mode = 'works';
    clock.advance(500);
    await transactions();
    expect((await storedIn({ open }))?.accessToken).toBe(second.accessToken);
  });

  it.each(['visible', 'focus', 'resume', 'online'] as const)(
    'looks when its page comes back: %s',
    async (event) => {
      const { signIn, watch } = world();
      const here = watch();
      await here.said();
      await signIn();
      here.page.tell(event);
      const events = followed(await here.said()).filter(({ type }) => type !== 'tab.deviceChanged');
      expect(events).toEqual([{ type: 'tab.signedIn', username: 'ann' }]);
    },
  );

  it.each(['hidden', 'freeze', 'offline'] as const)('does not look when it goes: %s', async (event) => {
    const { signIn, watch } = world();
    const here = watch();
    await here.said();
    await signIn();
    here.page.tell(event);
    expect(followed(await here.said())).toEqual([]);
  });

  it('looks each minute for itself, while it is seen', async () => {
    const { clock, signIn, watch } = world();
    const here = watch();
    await here.said();
    await signIn();
    clock.advance(59_999);
    expect(followed(await here.said())).toEqual([]);
    here.page.tell('hidden');
    clock.advance(1);
    expect(followed(await here.said())).toEqual([]);
    here.page.tell('blur' as never);
    clock.advance(60_000);
    expect(followed(await here.said())).toEqual([]);
  });

  it('that becomes visible finds changes it has not heard of', async () => {
    const { clock, signIn, watch } = world();
    const here = watch();
    await here.said();
    await signIn();
    clock.advance(60_000);
    expect(followed(await here.said())).toEqual([{ type: 'tab.signedIn', username: 'ann' }]);
  });

  it('has no timer where tabs share nothing', async () => {
    const { clock, watch } = world();
    const here = watch({ indexedDB: null, locks: null });
    await here.said();
    expect(clock.pending).toBe(0);
  });

  it('hears and says nothing any more once it is over', async () => {
    const { clock, browser, signIn, watch } = world();
    const here = watch();
    await here.said();
    here.stop();
    await signIn();
    here.hear(1);
    here.page.tell('visible');
    clock.advance(60_000);
    expect(await here.said()).toEqual([]);
    // Only the storage still listens.
    expect([here.page.listeners, clock.pending]).toEqual([1, 0]);
    expect(browser.locks.isHeld('latchkey|eu-west-2_Pool|client|leader')).toBe(false);
  });

  it('does not report findings after its end', async () => {
    const { signIn, watch } = world();
    await signIn();
    const here = watch();
    here.stop();
    expect(followed(await here.said())).toEqual([]);
  });

  it('announces changes that came while its storage failed', async () => {
    const { made, watch } = world();
    const here = watch();
    await here.said();
    const store = await here.context.vault.storage;
    await here.session.begin(made('mine'));
    for (const listener of store.listeners) listener();
    await here.said();
    expect(here.announced).toEqual([1]);
    store.unwritten.add('something');
    for (const listener of store.listeners) listener();
    await here.said();
    expect(here.announced).toEqual([1]);
  });
});
