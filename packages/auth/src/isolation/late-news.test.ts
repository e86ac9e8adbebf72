import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type Journey, password, startJourney } from '../../test/journey.ts';
import { FakeWorker } from '../../test/worker.ts';
import type { Environment } from '../api.ts';
import type { FromWorker, ToWorker } from './wire.ts';

/** A tab whose worker receives only messages that `on` lets through, until `release`; `before` hears what it sends. */
function openWith(
  journey: Journey,
  {
    on = () => true,
    before = () => {},
    environment = {},
  }: {
    on?: (message: ToWorker) => boolean;
    before?: (message: FromWorker) => void;
    environment?: Partial<Environment>;
  } = {},
) {
  const worker = new FakeWorker(journey.browser.tab().environment);
  const [post, dispatch] = [worker.postMessage.bind(worker), worker.dispatchEvent.bind(worker)];
  const waiting: unknown[] = [];
  let isOver = false;
  worker.postMessage = (message) => {
    // The page posts nothing else.
    if (isOver || on(message as ToWorker)) post(message);
    else waiting.push(message);
  };
  worker.dispatchEvent = (event) => {
    before((event as MessageEvent<FromWorker>).data);
    return dispatch(event);
  };
  const tab = journey.open({ isolation: 'worker', worker: () => worker.worker }, environment);
  const release = () => {
    // A message that is yet to come is released, too.
    isOver = true;
    for (const message of waiting.splice(0)) post(message);
  };
  return { tab, release };
}

const isSession = (message: FromWorker) =>
  message.type === 'reply' && (message.output as { kind?: unknown } | null)?.kind === 'session';

describe('a page with a worker', () => {
  it.each([
    ['with', {}],
    ['without', { openChannel: null }],
  ])(
    'hears of a sign-out that came between its start and its first look, %s a channel',
    async (_, environment) => {
      const journey = await startJourney();
      const here = journey.open();
      (await here.at('signedOut')).signIn({ username: 'ann', password });
      await here.at('home');
      const { tab, release } = openWith(journey, {
        on: (message) => message.type !== 'call' || message.name !== 'session.load',
        environment,
      });
      await tab.at('home');
      here.auth.actions.signOut();
      await here.at('signedOut');
      release();
      expect(await tab.at('signedOut')).toMatchObject({ fault: null });
    },
  );

  it('that gives up as the session comes ends it, here and in the other tabs', async () => {
    const journey = await startJourney();
    const other = journey.open();
    await other.at('signedOut');
    const { tab } = openWith(journey, {
      before: (message) => isSession(message) && tab.auth.actions.cancel(),
    });
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await journey.called('RevokeToken');
    for (let turn = 0; turn < 50; turn += 1) await tick();
    expect(tab.auth.getState().view).toBe('signedOut');
    await other.at('signedOut');
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
  });

  it('follows the same person who comes back in another tab', async () => {
    const journey = await startJourney();
    const { tab: here } = openWith(journey);
    const there = journey.open();
    await there.at('signedOut');
    (await here.at('signedOut')).signIn({ username: 'ann', password });
    (await here.at('home')).signOut();
    await here.at('signedOut');
    (await there.at('signedOut')).signIn({ username: 'ann', password });
    expect((await there.at('home')).user.username).toBe('ann');
    expect((await here.at('home')).user.username).toBe('ann');
  });
});
