import { describe, expect, it } from 'vitest';
import { type JourneyTab, password, startJourney } from '../test/journey.ts';
import { deleteUser } from './account/index.ts';
import { onUserChange, type UserChange } from './index.ts';
import { createTestAuth } from './testing/index.ts';

const bob = { username: 'bob', password, attributes: { email: 'bob@example.com' } };
const ann = { username: 'ann', password, attributes: { email: 'ann@example.com' } };

/** Each change as `previous -> user, reason`. */
function follow(auth: JourneyTab['auth']): string[] {
  const seen: string[] = [];
  onUserChange(auth, ({ user, previous, reason }) =>
    seen.push(`${previous?.username ?? null} -> ${user?.username ?? null}, ${reason}`),
  );
  return seen;
}

async function signIn({ auth, at }: JourneyTab, username = 'ann') {
  await at('signedOut');
  auth.actions.signIn({ username, password });
  await at('home');
}

describe('onUserChange', () => {
  it('reports a sign-in and a sign-out, but no refresh', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const seen = follow(tab.auth);
    await signIn(tab);
    journey.clock.advance(1_000);
    await tab.auth.getTokens({ forceRefresh: true });
    expect(seen).toEqual(['null -> ann, signIn']);
    tab.auth.actions.signOut();
    await tab.at('signedOut');
    expect(seen.slice(1)).toEqual(['ann -> null, signOut']);
  });

  it('reports the user of a stored session, once, and nobody without one', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const nobody = follow(tab.auth);
    await tab.at('signedOut');
    expect(nobody).toEqual([]);
    await signIn(tab);
    const reloaded = tab.reload();
    const seen = follow(reloaded.auth);
    await reloaded.at('home');
    expect(seen).toEqual(['null -> ann, restored']);
    expect(follow(reloaded.auth)).toEqual(['null -> ann, restored']);
  });

  it('reports changes of another tab', async () => {
    const journey = await startJourney({ users: [ann, bob] });
    const here = journey.open();
    const there = journey.open();
    await here.at('signedOut');
    const seen = follow(here.auth);
    await signIn(there);
    await here.at('home');
    there.auth.actions.signOut();
    await here.at('signedOut');
    await signIn(there, 'bob');
    await here.at('home');
    expect(seen).toEqual(['null -> ann, elsewhere', 'ann -> null, elsewhere', 'null -> bob, elsewhere']);
  });

  it('reports a session that the server has ended', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const seen = follow(tab.auth);
    await signIn(tab);
    journey.sandbox.users.signOut('ann');
    await tab.auth.getTokens({ forceRefresh: true });
    await tab.at('signedOut');
    expect(seen).toEqual(['null -> ann, signIn', 'ann -> null, expired']);
  });

  it('keeps the person while the page of an expired session stays', async () => {
    const journey = await startJourney();
    const tab = journey.open({ onExpired: 'ask' });
    const seen = follow(tab.auth);
    await signIn(tab);
    journey.sandbox.users.signOut('ann');
    await tab.auth.getTokens({ forceRefresh: true });
    (await tab.at('expired')).showSignIn();
    (await tab.at('signIn')).cancel();
    const asking = await tab.at('expired');
    expect(seen).toEqual(['null -> ann, signIn']);
    asking.signOut();
    await tab.at('signedOut');
    expect(seen).toEqual(['null -> ann, signIn', 'ann -> null, signOut']);
  });

  it('reports a deleted user, here and in the other tabs', async () => {
    const journey = await startJourney();
    const here = journey.open();
    await signIn(here);
    const there = journey.open();
    await there.at('home');
    const seen = [follow(here.auth), follow(there.auth)];
    await deleteUser(here.auth);
    await Promise.all([here.at('signedOut'), there.at('signedOut')]);
    expect(seen.map((changes) => changes.at(-1))).toEqual(['ann -> null, deleted', 'ann -> null, elsewhere']);
  });

  it('reports a user who replaces another', () => {
    const auth = createTestAuth({ view: 'home' });
    const changes: UserChange[] = [];
    const stop = onUserChange(auth, (change) => changes.push(change));
    const state = auth.getState();
    if (state.view !== 'home') throw new Error('not at home');
    auth.setState({ view: 'splash' });
    const user = { username: 'grace', claims: { ...state.user.claims, sub: 'another' } };
    auth.setState({ view: 'home', user });
    expect(changes.map(({ reason }) => reason)).toEqual(['restored', 'anotherUser']);
    expect(changes[1]).toMatchObject({ user: { username: 'grace' }, previous: { username: 'ada' } });
    stop();
    auth.setState({ view: 'signedOut' });
    expect(changes).toHaveLength(2);
  });

  it('keeps the person while an expired session may be renewed', () => {
    const auth = createTestAuth({ view: 'home' });
    const reasons: string[] = [];
    onUserChange(auth, ({ reason }) => reasons.push(reason));
    auth.setState({ view: 'expired' });
    auth.setState({ view: 'home' });
    expect(reasons).toEqual(['restored']);
  });

  it.each(['elsewhere', 'expired', 'deleted', 'signOut'] as const)(
    'gives the reason %s of a test double',
    (reason) => {
      const auth = createTestAuth({ view: 'home' });
      const reasons: string[] = [];
      onUserChange(auth, (change) => reasons.push(change.reason));
      auth.setState({ view: 'signedOut', reason });
      expect(reasons).toEqual(['restored', reason]);
    },
  );
});
