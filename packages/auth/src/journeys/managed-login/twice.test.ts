import { describe, expect, test } from 'vitest';
import { HOME, leave, REDIRECT, startAtDomain } from '../../../test/at-domain.ts';
import { FakeWindow } from '../../../test/fake-window.ts';

/** A page that has come back from managed login: each Auth that is made in it has its window. */
async function startOnWayBack(request = {}) {
  const journey = await startAtDomain();
  const href = await journey.pass(await leave(journey.show(HOME), request));
  const window = new FakeWindow(href);
  const open = () => journey.show(href, {}, { window: window.window });
  journey.calls();
  return { journey, href, window, open };
}

describe('a page that comes back is signed in, with one exchange,', () => {
  test('when a component makes its Auth twice, as under StrictMode', async () => {
    const { journey, window, open } = await startOnWayBack({ returnTo: '/notes' });
    const [first, second] = [open(), open()];
    await Promise.all([first.at('home'), second.at('home')]);
    expect(second.auth.getState().fault).toBeNull();
    expect(window.location.href).toBe(REDIRECT);
    expect(journey.calls()).toEqual(['/oauth2/token']);
    expect([...first.returned, ...second.returned]).toEqual([
      { returnTo: '/notes', data: undefined, fault: null },
    ]);
  });

  test('when its effect is run, cleaned up and run again', async () => {
    const { journey, open } = await startOnWayBack();
    open().auth.dispose();
    const tab = open();
    await tab.at('home');
    expect(tab.auth.getState().fault).toBeNull();
    expect(journey.calls()).toEqual(['/oauth2/token']);
    tab.auth.dispose();
    // What is used up is not used again.
    await open().at('home');
    expect(journey.calls()).toEqual([]);
  });

  test('when its module is replaced while the code is exchanged', async () => {
    const { journey, open } = await startOnWayBack();
    const fault = journey.sandbox.faults.add({ kind: 'hold', operation: '/oauth2/token', times: 1 });
    const before = open();
    await journey.struck(fault);
    const after = open();
    await after.at('signedOut');
    fault.release();
    await before.at('home');
    // It hears of the sign-in as every tab does.
    await after.at('home');
    expect(journey.calls()).toEqual(['/oauth2/token']);
  });

  test('when its module is replaced and cleaned up while the code is exchanged', async () => {
    const { journey, open } = await startOnWayBack({ returnTo: '/notes' });
    const fault = journey.sandbox.faults.add({ kind: 'hold', operation: '/oauth2/token', times: 1 });
    const before = open();
    await journey.struck(fault);
    before.auth.dispose();
    const after = open();
    await after.at('signedOut');
    fault.release();
    await after.at('home');
    expect([...before.returned, ...after.returned]).toMatchObject([{ returnTo: '/notes', fault: null }]);
    expect(journey.calls()).toEqual(['/oauth2/token']);
    // It was only put off.
    await expect(before.auth.getTokens()).rejects.toMatchObject({ code: 'disposed' });
  });

  test('when a router has taken the query before, and gives the address that it had', async () => {
    const { journey, href } = await startOnWayBack();
    const tab = journey.show(REDIRECT);
    await tab.at('signedOut');
    expect((await tab.auth.handleCallback(href)).view).toBe('home');
    const again = await tab.auth.handleCallback(href);
    expect(again.view).toBe('home');
    expect(journey.calls()).toEqual(['/oauth2/token']);
  });
});
