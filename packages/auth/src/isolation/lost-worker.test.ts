import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type Journey, password, startJourney } from '../../test/journey.ts';
import { signIn } from '../../test/sign-in.ts';

const inWorker = { isolation: 'worker' } as const;

/** Waits for work while time passes, also while a request is pending that will never be answered. */
async function passing<T>({ clock }: Journey, work: Promise<T>): Promise<T> {
  let isDone = false;
  const finish = () => {
    isDone = true;
  };
  work.then(finish, finish);
  for (let turn = 1; !isDone; turn += 1) {
    await tick();
    if (turn % 20 === 0) clock.advance(250);
  }
  return work;
}

describe('a worker', () => {
  it('that breaks down is replaced, and stored data are still there', async () => {
    const journey = await startJourney();
    const tab = journey.open(inWorker);
    await signIn(tab);
    journey.workers[0]?.crash();
    const tokens = await tab.auth.getTokens({ forceRefresh: true });
    expect(tokens).not.toBeNull();
    expect(journey.workers.length).toBe(2);
    expect(tab.auth.getState().view).toBe('home');
  });

  it('that breaks down in a sign-in leads back to the form', async () => {
    const journey = await startJourney();
    const hold = journey.sandbox.faults.add({ operation: 'RespondToAuthChallenge', kind: 'hold', times: 1 });
    const tab = journey.open(inWorker);
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await journey.struck(hold);
    journey.workers[0]?.crash();
    const form = await tab.at('signIn');
    expect(form.fault?.kind).toBe('unexpected');
    journey.sandbox.faults.clear();
    form.signIn({ username: 'ann', password });
    await tab.at('home');
  });
});

describe('a worker that is gone without a word', () => {
  async function signedIn() {
    const journey = await startJourney();
    const tab = journey.open(inWorker);
    await signIn(tab);
    return { journey, tab };
  }

  it('is replaced, and read calls are repeated', async () => {
    const { journey, tab } = await signedIn();
    journey.workers[0]?.vanish();
    const capabilities = await passing(journey, tab.auth.getCapabilities());
    expect(capabilities.storage).toBe('encrypted');
    expect(journey.workers.length).toBe(2);
  });

  it('does not keep a user signed in who signs out', async () => {
    const { journey, tab } = await signedIn();
    journey.workers[0]?.vanish();
    (await tab.at('home')).signOut();
    await passing(journey, tab.at('signedOut'));
    expect((await tab.reload().auth.ready()).view).toBe('signedOut');
  });

  it('has its refresh sent once: the next one is asked of a new worker', async () => {
    const { journey, tab } = await signedIn();
    const hold = journey.sandbox.faults.add({
      operation: 'GetTokensFromRefreshToken',
      kind: 'hold',
      times: 1,
    });
    tab.auth.actions.refresh();
    await journey.struck(hold);
    journey.workers[0]?.vanish();
    const stale = tab.until((state) => state.view === 'home' && state.session.status === 'stale');
    await passing(journey, stale);
    journey.sandbox.faults.clear();
    await passing(
      journey,
      tab.until((state) => state.view === 'home' && state.session.status === 'fresh'),
    );
    const ids = journey.workers.flatMap(({ toWorker }) => toWorker).flatMap(refreshIn);
    // Others were requested later; none was requested again.
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leads a sign-in back to the form: its proof is gone', async () => {
    const journey = await startJourney();
    const hold = journey.sandbox.faults.add({ operation: 'RespondToAuthChallenge', kind: 'hold', times: 1 });
    const tab = journey.open(inWorker);
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await journey.struck(hold);
    journey.workers[0]?.vanish();
    const form = await passing(journey, tab.at('signIn'));
    expect(form.fault?.kind).toBe('unexpected');
    journey.sandbox.faults.clear();
    form.signIn({ username: 'ann', password });
    await tab.at('home');
  });

  it('is not what a slow answer means', async () => {
    const { journey, tab } = await signedIn();
    const hold = journey.sandbox.faults.add({
      operation: 'GetTokensFromRefreshToken',
      kind: 'hold',
      times: 1,
    });
    tab.auth.actions.refresh();
    await journey.struck(hold);
    let turn = 0;
    await passing(
      journey,
      new Promise<void>((resolve) => {
        const wait = () => (turn++ < 400 ? setImmediate(wait) : resolve());
        wait();
      }),
    );
    expect(journey.workers.length).toBe(1);
    journey.sandbox.faults.clear();
  });
});

/** The id of the call, if the message requests a refresh. */
const refreshIn = (message: unknown) => {
  const { name, id } = message as { name?: unknown; id?: unknown };
  return name === 'refreshTokens' ? [id] : [];
};
