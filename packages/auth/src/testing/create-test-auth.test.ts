import { describe, expect, it, vi } from 'vitest';
import { type AuthState, actionsOf, type View } from '../views.ts';
import { createTestAuth } from './index.ts';

const views = Object.keys(actionsOf) as View[];
const now = () => 1_800_000_000_000;

describe('createTestAuth', () => {
  it.each(views)('puts an app in %s, frozen, with the actions of that view alone', (view) => {
    const state = createTestAuth({ view }).getState();
    expect(state.view).toBe(view);
    expect(Object.isFrozen(state)).toBe(true);
    const names = Object.entries(state).flatMap(([name, value]) =>
      typeof value === 'function' && name !== 'getTotpSetup' ? [name] : [],
    );
    expect(new Set(names)).toEqual(new Set(actionsOf[view]));
  });

  it('takes the data that the test cares about, and fills in the rest', () => {
    const auth = createTestAuth({ view: 'smsCode', username: 'grace' }, { now });
    expect(auth.getState()).toMatchObject({
      username: 'grace',
      busy: false,
      fault: null,
      lapsesAt: now() + 180_000,
      delivery: { medium: 'SMS' },
    });
  });

  it('keeps the same state object until something changes, and notifies its listeners', () => {
    const auth = createTestAuth({ view: 'signIn' });
    const listener = vi.fn<(state: AuthState) => void>();
    const unsubscribe = auth.subscribe(listener);
    const before = auth.getState();
    expect(auth.getState()).toBe(before);
    auth.setState({ view: 'splash' });
    expect(listener.mock.calls).toEqual([[auth.getState()]]);
    unsubscribe();
    auth.setState({ view: 'home' });
    expect(listener).toHaveBeenCalledTimes(1);
    expect(auth.listeners).toBe(0);
  });

  it('records the actions that the view can take, with their arguments', () => {
    const auth = createTestAuth({ view: 'totpCode' });
    auth.actions.submitCode('123456');
    auth.actions.back();
    auth.actions.signOut();
    expect(auth.calls).toEqual([
      { action: 'submitCode', args: ['123456'] },
      { action: 'back', args: [] },
    ]);
  });

  it('records no event that a click handler passed on', () => {
    const auth = createTestAuth({ view: 'totpCode' });
    const onClick: (event: Event) => void = auth.actions.back;
    onClick(new Event('click'));
    expect(auth.calls).toEqual([{ action: 'back', args: [] }]);
  });

  it('keeps the identities of its actions from state to state', () => {
    const auth = createTestAuth({ view: 'totpCode' });
    const { cancel } = auth.actions;
    auth.setState({ view: 'signIn' });
    const state = auth.getState();
    expect(state.view === 'signIn' && state.cancel).toBe(cancel);
    expect(auth.actions.cancel).toBe(cancel);
  });

  it('lets actions lead on', () => {
    const auth = createTestAuth(
      { view: 'signIn' },
      {
        on: {
          signIn: ({ username }) => ({ view: 'totpCode', username }),
          submitCode: (code) => (code === '123456' ? { view: 'home' } : undefined),
        },
      },
    );
    auth.actions.signIn({ username: 'grace', password: 'x' });
    expect(auth.getState()).toMatchObject({ view: 'totpCode', username: 'grace' });
    auth.actions.submitCode('000000');
    expect(auth.getState().view).toBe('totpCode');
    auth.actions.submitCode('123456');
    expect(auth.getState().view).toBe('home');
  });

  it('has tokens in home alone, and another one after a forced refresh', async () => {
    const auth = createTestAuth({ view: 'home' }, { now });
    expect(await auth.getTokens()).toEqual({
      accessToken: 'access-token',
      idToken: 'id-token',
      expiresAt: now() + 3_600_000,
    });
    expect(await auth.getAccessToken({ forceRefresh: true })).toBe('access-token-1');
    expect(auth.getClaims()?.email).toBe('ada@example.com');
    auth.setState({ view: 'signedOut' });
    expect([await auth.getAccessToken(), auth.getClaims()]).toEqual([null, null]);
  });

  it('has claims of the access token too, with those that the test cares about', () => {
    const auth = createTestAuth({ view: 'home' }, { now, accessClaims: { scope: 'notes/write' } });
    expect(auth.getClaims('access')).toMatchObject({
      sub: auth.getClaims()?.sub,
      username: 'ada',
      scope: 'notes/write',
      exp: now() / 1000 + 3600,
    });
    auth.setState({ view: 'signedOut' });
    expect(auth.getClaims('access')).toBeNull();
  });

  it('needs no more of an environment than a user interface does', () => {
    for (const name of ['TextEncoder', 'crypto', 'fetch', 'Request']) vi.stubGlobal(name, undefined);
    try {
      const auth = createTestAuth({ view: 'home' });
      auth.actions.signOut();
      auth.setState({ view: 'signedOut' });
      expect(auth.calls).toHaveLength(1);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('gives the tokens it was given', async () => {
    const auth = createTestAuth({ view: 'home' }, { tokens: { accessToken: 'mine' } });
    expect(await auth.getAccessToken()).toBe('mine');
  });
});

it('shows a step-up in front of the last home, whose session continues', async () => {
  const auth = createTestAuth({ view: 'home', online: false });
  const home = auth.getState();
  auth.setState({ view: 'totpCode', stepUp: true });
  expect(auth.getState()).toMatchObject({ view: 'totpCode', stepUp: { home }, page: home.page });
  expect(await auth.getTokens()).not.toBeNull();
  expect(auth.getClaims()).not.toBeNull();
  auth.setState({ view: 'home' });
  expect(auth.getState().stepUp).toBeUndefined();
  expect(createTestAuth({ view: 'smsCode', stepUp: true }).getState().stepUp?.home.view).toBe('home');
});
