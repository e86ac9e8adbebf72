import { describe, expect, test } from 'vitest';
import { HOME, startAtDomain, type TabAtDomain } from '../../../test/at-domain.ts';

/** Opens the window, and returns the URL that it shows. */
async function openWindow(tab: TabAtDomain): Promise<string> {
  await tab.at('signedOut');
  tab.auth.actions.signInWithPopup({ returnTo: '/notes' });
  // In the click itself.
  expect(tab.window.opened).toBe(1);
  await expect.poll(() => tab.window.shown).toHaveLength(1);
  return tab.window.shown[0] ?? '';
}

describe('a window', () => {
  test('signs the page in that opened it, and is closed', async () => {
    const journey = await startAtDomain();
    const opener = journey.show();
    const href = await journey.pass(await openWindow(opener));
    const popup = journey.show(href);
    expect((await opener.at('home')).sessionOrigin).toBe('managedLogin');
    await expect.poll(() => popup.window.closed).toBe(1);
    expect(opener.window.closed).toBe(1);
    expect(opener.window.left).toEqual([]);
    await expect.poll(() => opener.returned).toMatchObject([{ returnTo: '/notes', fault: null }]);
    expect(popup.returned).toEqual([]);
    expect(journey.sandbox.journal.count('/oauth2/token')).toBe(1);
  });

  test('works in a browser that stores nothing', async () => {
    const journey = await startAtDomain();
    const opener = journey.show(HOME, {}, { indexedDB: null });
    const href = await journey.pass(await openWindow(opener));
    journey.show(href, {}, { indexedDB: null });
    expect((await opener.at('home')).user.username).toBe('ann');
  });

  test('continues by itself when the page that opened it is gone', async () => {
    const journey = await startAtDomain();
    const opener = journey.show();
    const href = await journey.pass(await openWindow(opener));
    opener.auth.dispose();
    const popup = journey.show(href);
    await journey.passing(popup.at('home'));
    expect(popup.window.closed).toBe(0);
  });

  test('that is blocked becomes a redirect', async () => {
    const journey = await startAtDomain();
    const tab = journey.show();
    await tab.at('signedOut');
    tab.window.allowsPopups = false;
    tab.auth.actions.signInWithPopup();
    await expect.poll(() => tab.window.left).toHaveLength(1);
    const back = journey.show(await journey.pass(tab.window.left[0] ?? ''));
    await back.at('home');
  });

  test('that nothing can be heard of becomes a redirect, too', async () => {
    const journey = await startAtDomain();
    const tab = journey.show(HOME, {}, { openChannel: null });
    await tab.at('signedOut');
    tab.auth.actions.signInWithPopup();
    await expect.poll(() => tab.window.left).toHaveLength(1);
    expect(tab.window.closed).toBe(1);
  });

  test('is closed when the sign-in is cancelled', async () => {
    const journey = await startAtDomain();
    const tab = journey.show();
    await openWindow(tab);
    tab.auth.actions.cancel();
    await tab.at('signedOut');
    await expect.poll(() => tab.window.closed).toBe(1);
  });

  test('is given up after ten minutes', async () => {
    const journey = await startAtDomain();
    const tab = journey.show();
    await openWindow(tab);
    journey.clock.advance(600_000);
    expect((await tab.at('signIn')).fault).toMatchObject({ kind: 'cancelled' });
  });

  test('hears of no other state than its own', async () => {
    const journey = await startAtDomain();
    const [one, two] = [journey.show(), journey.show()];
    await openWindow(one);
    const href = await journey.pass(await openWindow(two));
    journey.show(href);
    await two.at('home');
    // It follows the other tab, like every tab.
    await one.at('home');
    expect(one.returned).toEqual([]);
  });
});

describe('a silent sign-in', () => {
  const bounce = async (tab: TabAtDomain) => {
    await tab.at('signedOut');
    tab.auth.actions.signInSilently();
    await expect.poll(() => tab.window.left).toHaveLength(1);
    return tab.window.left[0] ?? '';
  };
  const remember = async (journey: Awaited<ReturnType<typeof startAtDomain>>) => {
    const first = await journey.pass(await bounce(journey.show()), undefined);
    return first;
  };

  test('that finds nobody shows nothing, and does not go again and again', async () => {
    const journey = await startAtDomain();
    const href = await remember(journey);
    expect(href).toContain('login_required');
    const back = journey.show(href);
    expect(await back.at('signedOut')).toMatchObject({ fault: null });
    await expect.poll(() => back.returned).toEqual([{ returnTo: null, data: undefined, fault: null }]);
    back.auth.actions.signInSilently();
    expect(await back.at('signedOut')).toMatchObject({ fault: null });
    expect(back.window.left).toEqual([]);
    journey.clock.advance(600_001);
    await bounce(back);
  });

  test('in a frame leaves the page where it is', async () => {
    const journey = await startAtDomain();
    const tab = journey.show();
    await tab.at('signedOut');
    tab.auth.actions.signInSilently({ frame: true });
    await expect.poll(() => tab.window.shown).toHaveLength(1);
    journey.show(await journey.pass(tab.window.shown[0] ?? ''));
    expect(await tab.at('signedOut')).toMatchObject({ fault: null });
    expect(tab.window.left).toEqual([]);
    expect(tab.window.closed).toBe(1);
  });
});
