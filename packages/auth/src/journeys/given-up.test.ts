import { afterEach, describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { password, startJourney } from '../../test/journey.ts';
import { cutOff, holdUp, letLoad, SESSION, SIGN_IN, WIRE } from '../../test/late-code.ts';

afterEach(letLoad);

/** A signed-in person whose tokens have expired since. */
async function startExpired() {
  const journey = await startJourney();
  const tab = journey.open();
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  await tab.at('home');
  tab.auth.dispose();
  journey.clock.advance(2 * 3_600_000);
  journey.calls();
  return { journey, tab };
}

describe('an action that is cancelled while its code loads does not start', () => {
  it.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)('a sign-in by %s', async (flow) => {
    const journey = await startJourney();
    const { at, auth } = journey.open({ flow });
    const code = holdUp(SIGN_IN);
    (await at('signedOut')).signIn({ username: 'ann', password });
    await code.isAsked();
    auth.actions.cancel();
    await at('signedOut');
    await code.letIn();
    expect(journey.calls()).toEqual([]);
    expect(auth.getState().view).toBe('signedOut');
  });

  it('a sign-in through a worker', async () => {
    const journey = await startJourney();
    cutOff(WIRE);
    const { at, auth } = journey.open({ isolation: 'worker', flow: 'USER_PASSWORD_AUTH' });
    const { signIn } = await at('signedOut');
    // The missing step is forgotten in the background: that fails, too, before the next attempt.
    await tick();
    await tick();
    await letLoad();
    const code = holdUp(WIRE);
    signIn({ username: 'ann', password });
    await code.isAsked();
    auth.actions.cancel();
    await at('signedOut');
    await code.letIn();
    const told = journey.workers.flatMap(({ toWorker }) => toWorker);
    expect(told).not.toContainEqual(expect.objectContaining({ name: 'initiateAuth' }));
    expect(journey.calls()).toEqual([]);
  });

  it('a refresh of a page that is over', async () => {
    const { journey, tab } = await startExpired();
    const code = holdUp(SESSION);
    const { auth } = tab.reload();
    await code.isAsked();
    auth.dispose();
    await code.letIn();
    expect(journey.calls()).toEqual([]);
  });

  it('a refresh, by a sign-out', async () => {
    const { journey, tab } = await startExpired();
    const code = holdUp(SESSION);
    const { auth, at } = tab.reload();
    await code.isAsked();
    const hold = journey.sandbox.faults.add({ operation: 'RevokeToken', kind: 'hold', times: 1 });
    auth.actions.signOut();
    await code.letIn();
    await journey.struck(hold);
    journey.sandbox.faults.clear();
    await at('signedOut');
    expect(journey.calls()).toEqual(['RevokeToken']);
  });

  it('a worker, by a page that is over', async () => {
    const journey = await startJourney();
    const code = holdUp(WIRE);
    const { auth } = journey.open({ isolation: 'worker' });
    await code.isAsked();
    auth.dispose();
    await code.letIn();
    expect(journey.workers).toEqual([]);
  });
});
