import { describe, expect, test } from 'vitest';
import { challenged, type Harness, signedIn, signedOut } from '../../test/harness.ts';
import { faultReply, sessionReply } from '../../test/replies.ts';
import { seal, unseal } from '../sealed.ts';

const redirect = seal<unknown>('');

/** The person has returned to the page. */
async function returned(): Promise<Harness> {
  const harness = await signedOut();
  harness.actor.send({ type: 'callback.arrived', redirect });
  return harness;
}

describe('the way there', () => {
  test('stores the data for the way back before it leaves the page', async () => {
    const harness = await signedOut();
    harness.actions.signInWithRedirect({ provider: 'Google' });
    expect(harness.state).toMatchObject({ view: 'managedLogin', busy: true, popup: false });
    expect(await harness.reply('prepareRedirect', { kind: 'leave', redirect })).toMatchObject({
      mode: 'redirect',
    });
    expect(harness.pending).toEqual(['leavePage']);
  });

  test('leads back to the form when the page is shown again, or was never left', async () => {
    const harness = await signedOut();
    harness.actions.signInWithRedirect();
    await harness.reply('prepareRedirect', { kind: 'leave', redirect });
    await harness.reply('leavePage', { kind: 'done' });
    expect(harness.state).toMatchObject({ view: 'signIn', busy: false, fault: null });
  });

  test('leaves no earlier fault in the form, when the page is shown again or the window was closed', async () => {
    const harness = await signedOut();
    const refuse = async () => {
      harness.actions.signInWithRedirect();
      await harness.reply('prepareRedirect', faultReply('refused'));
      expect(harness.state.fault).not.toBeNull();
    };
    await refuse();
    harness.actions.signInWithRedirect();
    await harness.reply('prepareRedirect', { kind: 'leave', redirect });
    await harness.reply('leavePage', { kind: 'done' });
    expect(harness.state).toMatchObject({ view: 'signIn', fault: null });
    await refuse();
    harness.actions.signInWithPopup();
    await harness.reply('prepareRedirect', { kind: 'show', redirect });
    await harness.reply('showWindow', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'signIn', fault: null });
  });

  test('is refused in the form, with why', async () => {
    const harness = await signedOut();
    harness.actions.signInWithRedirect();
    await harness.reply('prepareRedirect', faultReply('refused'));
    expect(harness.state).toMatchObject({ view: 'signIn', fault: { kind: 'refused' } });
  });

  test('waits beside a window, which can be cancelled', async () => {
    const harness = await signedOut();
    harness.actions.signInWithPopup();
    await harness.reply('prepareRedirect', { kind: 'show', redirect });
    expect(harness.state).toMatchObject({ view: 'managedLogin', popup: true });
    harness.actions.cancel();
    expect(harness.state.view).toBe('signedOut');
    expect(harness.pending).toEqual([]);
  });

  test('begins again from the wait for a window', async () => {
    const harness = await signedOut();
    harness.actions.signInWithPopup();
    await harness.reply('prepareRedirect', { kind: 'show', redirect });
    harness.actions.signInWithRedirect();
    expect(harness.pending).toEqual(['prepareRedirect']);
  });

  test('that finds nobody without asking shows nothing', async () => {
    const harness = await signedOut();
    harness.actions.signInSilently();
    await harness.reply('prepareRedirect', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'signedOut', fault: null });
  });
});

describe('the way back', () => {
  test('claims the stored redirect, exchanges the code, and signs in', async () => {
    const harness = await returned();
    expect(harness.state.view).toBe('splash');
    await harness.reply('claimRedirect', { kind: 'claimed', redirect });
    expect(harness.pending).toEqual(['exchangeCode']);
    await harness.reply('exchangeCode', sessionReply());
    expect(harness.state.view).toBe('home');
  });

  test('is not begun again by other tabs: a code is good for one exchange', async () => {
    const harness = await returned();
    await harness.reply('claimRedirect', { kind: 'claimed', redirect });
    harness.tell.tabs({ type: 'tab.signedIn', username: 'grace' });
    harness.tell.tabs({ type: 'tab.signedOut' });
    harness.actor.send({ type: 'storage.changed' });
    harness.actor.send({ type: 'callback.arrived', redirect });
    expect(harness.pending).toEqual(['exchangeCode']);
  });

  test.each(['refused', 'lapsed'] as const)(
    'that fails (%s) reads the storage again when another tab has news, and keeps its fault',
    async (kind) => {
      const harness = await returned();
      await harness.reply('claimRedirect', faultReply(kind));
      const { session, device } = sessionReply();
      const news = [
        { type: 'tab.signedIn', username: 'ada' },
        { type: 'tab.refreshed', session },
        { type: 'tab.expired' },
        { type: 'storage.changed' },
      ] as const;
      for (const event of news) {
        harness.actor.send(event);
        expect(harness.pending).toEqual(['restoreSession']);
        // Read before the news: it does not count any more.
        await harness.replyLate('restoreSession', { kind: 'fresh', session, device });
        expect(harness.state.view).toBe('splash');
      }
      await harness.reply('restoreSession', { kind: 'none' });
      expect(harness.state).toMatchObject({ view: 'signedOut', fault: { kind } });
    },
  );

  test('that fails follows a sign-out in another tab', async () => {
    const harness = await returned();
    await harness.reply('claimRedirect', faultReply('refused'));
    harness.tell.tabs({ type: 'tab.signedOut' });
    expect(harness.pending).toEqual(['clearSession']);
  });

  test('whose claim never settles ends in the form, with a fault', async () => {
    const harness = await returned();
    harness.clock.increment(20_000);
    await harness.reply('restoreSession', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'signedOut', fault: { code: 'exchange-lost' } });
  });

  test('whose answer is lost ends where it can begin again, with a fault', async () => {
    const harness = await returned();
    await harness.reply('claimRedirect', { kind: 'claimed', redirect });
    await harness.reply('exchangeCode', faultReply('network'));
    await harness.reply('restoreSession', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'signedOut', fault: { kind: 'network' } });
  });

  test('that the provider refused leaves a session that is there alone', async () => {
    const harness = await returned();
    await harness.reply('claimRedirect', faultReply('refused'));
    const { session, device } = sessionReply();
    await harness.reply('restoreSession', { kind: 'fresh', session, device });
    expect(harness.state).toMatchObject({ view: 'home', fault: null });
  });

  test('of a silent sign-in that found nobody leads to the stored page, without a fault', async () => {
    const harness = await returned();
    await harness.reply('claimRedirect', { kind: 'none' });
    await harness.reply('restoreSession', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'signedOut', fault: null });
  });

  test('can be ended by a sign-out', async () => {
    const harness = await returned();
    await harness.reply('claimRedirect', { kind: 'claimed', redirect });
    harness.actions.signOut();
    expect(harness.pending).toEqual(['clearSession']);
  });
});

test('a sign-out continues at the domain when its service says so', async () => {
  const harness = await returned();
  await harness.reply('claimRedirect', { kind: 'claimed', redirect });
  await harness.reply('exchangeCode', sessionReply());
  harness.actions.signOut();
  await harness.reply('clearSession', { kind: 'done' });
  await harness.reply('revokeTokens', { kind: 'leave', redirect });
  expect(harness.state.view).toBe('signingOut');
  await harness.reply('leavePage', { kind: 'done' });
  expect(harness.state).toMatchObject({ view: 'signedOut', reason: 'signOut' });
});

describe('a window', () => {
  async function waiting(): Promise<Harness> {
    const harness = await signedOut();
    harness.actions.signInWithPopup();
    await harness.reply('prepareRedirect', { kind: 'show', redirect });
    return harness;
  }

  test('that does not come back is reported in the form', async () => {
    const harness = await waiting();
    await harness.reply('showWindow', faultReply('cancelled', { code: 'window-timeout' }));
    expect(harness.state).toMatchObject({ view: 'signIn', fault: { code: 'window-timeout' } });
  });

  test('that the person has closed leads to the form, as a cancel does: without a fault', async () => {
    const harness = await waiting();
    await harness.reply('showWindow', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'signIn', fault: null });
  });
});

test('a frame that gets no answer leaves the page as it was, without a fault', async () => {
  const harness = await signedOut();
  harness.actions.signInSilently({ frame: true });
  await harness.reply('prepareRedirect', { kind: 'frame', redirect });
  await harness.reply('showWindow', faultReply('cancelled', { code: 'window-timeout' }));
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: null });
});

describe('a page that stays after its session has expired', () => {
  const page = { user: { username: 'ada' } };

  async function expired(): Promise<Harness> {
    const harness = await signedIn({}, 'none', { onExpired: 'ask' });
    harness.actions.refresh();
    await harness.reply('refreshTokens', faultReply('credentials'));
    expect(harness.state).toMatchObject({ view: 'expired', page });
    return harness;
  }

  test('stays when a silent sign-in is not tried, or gets no answer', async () => {
    const harness = await expired();
    harness.actions.signInSilently({ frame: true });
    await harness.reply('prepareRedirect', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'expired', page, fault: null });
    harness.actions.signInSilently({ frame: true });
    await harness.reply('prepareRedirect', { kind: 'frame', redirect });
    await harness.reply('showWindow', faultReply('cancelled'));
    expect(harness.state).toMatchObject({ view: 'expired', page, fault: null });
  });

  test('stays when a silent sign-in finds nobody', async () => {
    const harness = await expired();
    harness.actions.signInSilently({ frame: true });
    await harness.reply('prepareRedirect', { kind: 'frame', redirect });
    await harness.reply('showWindow', { kind: 'returned', redirect });
    await harness.reply('claimRedirect', { kind: 'none' });
    expect(harness.state).toMatchObject({ page });
    await harness.reply('restoreSession', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'expired', page });
  });

  test('stays when the provider refuses in a window, and says why', async () => {
    const harness = await expired();
    harness.actions.signInWithPopup();
    await harness.reply('prepareRedirect', { kind: 'show', redirect });
    await harness.reply('showWindow', { kind: 'returned', redirect });
    await harness.reply('claimRedirect', faultReply('refused'));
    await harness.reply('restoreSession', { kind: 'none' });
    expect(harness.state).toMatchObject({ view: 'expired', page, fault: { kind: 'refused' } });
    expect(harness.emitted.filter(({ type }) => type === 'session.expired')).toHaveLength(1);
  });
});

describe('an address that a router hands over late', () => {
  test('is exchanged beside a session that was restored meanwhile', async () => {
    const harness = await signedIn();
    harness.actor.send({ type: 'callback.arrived', redirect });
    await harness.reply('claimRedirect', { kind: 'claimed', redirect });
    await harness.reply('exchangeCode', sessionReply());
    expect(harness.state).toMatchObject({ view: 'home' });
  });

  test.each(['fresh', 'stale'] as const)('that is refused leaves a %s session as it was', async (kind) => {
    const harness = await signedIn();
    harness.actor.send({ type: 'callback.arrived', redirect });
    await harness.reply('claimRedirect', faultReply('lapsed'));
    const { session, device } = sessionReply();
    await harness.reply('restoreSession', { kind, session, device });
    expect(harness.state).toMatchObject({ view: 'home', fault: null });
  });

  test('that arrives beside a session is the one that is claimed', async () => {
    const harness = await signedIn({}, 'remembered');
    const late = seal<unknown>('late');
    harness.actor.send({ type: 'callback.arrived', redirect: late });
    expect(harness.state).toMatchObject({ view: 'splash', page: null });
    // Whoever it is for: nothing of the person before is left.
    expect(harness.actor.getSnapshot().context).toMatchObject({ session: null, device: 'none' });
    const claimed = await harness.reply('claimRedirect', { kind: 'claimed', redirect: late });
    expect(claimed.redirect && unseal(claimed.redirect)).toBe('late');
  });

  test('is taken beside an open challenge', async () => {
    const harness = await challenged('SMS_MFA');
    harness.actor.send({ type: 'callback.arrived', redirect });
    expect(harness.pending).toEqual(['claimRedirect']);
  });
});
