import { describe, expect, it } from 'vitest';
import { tick } from '../test/browser.ts';
import { password, startJourney } from '../test/journey.ts';
import { waitFor } from './index.ts';
import { createTestAuth } from './testing/index.ts';

describe('waitFor', () => {
  it('gives the present state when it fits, and leaves no listener', async () => {
    const auth = createTestAuth({ view: 'home' });
    expect(await waitFor(auth, 'home')).toBe(auth.getState());
    expect(auth.listeners).toBe(0);
  });

  it('waits for a view, for one of several, or for a predicate', async () => {
    const auth = createTestAuth({ view: 'splash' });
    const waits = [
      waitFor(auth, 'signIn'),
      waitFor(auth, ['home', 'signIn']),
      waitFor(auth, ({ fault }) => fault?.kind === 'throttled'),
    ];
    auth.setState({ view: 'signIn' });
    auth.setState({ view: 'signIn', fault: { kind: 'throttled', code: 'TooManyRequestsException' } });
    expect((await Promise.all(waits)).map(({ view, fault }) => [view, fault?.kind])).toEqual([
      ['signIn', undefined],
      ['signIn', undefined],
      ['signIn', 'throttled'],
    ]);
    expect(auth.listeners).toBe(0);
  });

  it('follows a sign-in to its end', async () => {
    const journey = await startJourney();
    const { auth } = journey.open();
    await waitFor(auth, 'signedOut');
    auth.actions.signIn({ username: 'ann', password });
    expect((await waitFor(auth, ['home', 'smsCode'])).view).toBe('home');
  });

  it('gives up after 10 seconds of the clock of the session, and says where the session is', async () => {
    const journey = await startJourney();
    const { auth } = journey.open();
    await waitFor(auth, 'signedOut');
    auth.actions.signIn({ username: 'ann', password: 'wrong' });
    await waitFor(auth, ({ fault }) => fault !== null);
    let isOver = false;
    const home = waitFor(auth, 'home').finally(() => {
      isOver = true;
    });
    journey.clock.advance(9_999);
    await tick();
    expect(isOver).toBe(false);
    journey.clock.advance(1);
    await expect(home).rejects.toMatchObject({
      name: 'AuthError',
      code: 'timeout',
      message: expect.stringMatching(/view is "signIn", refused with credentials \(NotAuthorizedException\)/),
    });
  });

  it('waits as long as the app wants', async () => {
    const journey = await startJourney();
    const { auth } = journey.open();
    await waitFor(auth, 'signedOut');
    const short = waitFor(auth, 'signIn', { timeout: 50 });
    const endless = waitFor(auth, 'signIn', { timeout: Infinity });
    journey.clock.advance(86_400_000);
    await expect(short).rejects.toMatchObject({ code: 'timeout' });
    auth.actions.showSignIn();
    expect((await endless).view).toBe('signIn');
  });

  it('rejects with the reason of its signal', async () => {
    const auth = createTestAuth({ view: 'signIn' });
    const left = new AbortController();
    const home = waitFor(auth, 'home', { signal: left.signal });
    left.abort();
    await expect(home).rejects.toMatchObject({ name: 'AbortError' });
    expect(auth.listeners).toBe(0);
    await expect(waitFor(auth, 'home', { signal: AbortSignal.abort('left') })).rejects.toBe('left');
  });

  it('rejects when the session is disposed', async () => {
    const journey = await startJourney();
    const { auth } = journey.open();
    await waitFor(auth, 'signedOut');
    const home = waitFor(auth, 'home');
    auth.dispose();
    await expect(home).rejects.toMatchObject({ code: 'disposed' });
  });

  it('rejects with what its predicate throws, whenever that is', async () => {
    const auth = createTestAuth({ view: 'signIn' });
    const broken = waitFor(auth, ({ view }) => {
      if (view === 'home') throw new Error('broken');
      return false;
    });
    expect(() => auth.setState({ view: 'home' })).not.toThrow();
    await expect(broken).rejects.toThrow('broken');
    expect(auth.listeners).toBe(0);
  });

  it.each([
    ['no view', [], {}],
    ['a signal that is none', 'home', { signal: {} }],
  ])('refuses %s', async (_, wanted, options) => {
    const auth = createTestAuth({ view: 'signIn' });
    const wait: (...args: never[]) => Promise<unknown> = waitFor;
    await expect(wait(...([auth, wanted, options] as never[]))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(auth.listeners).toBe(0);
  });
});
