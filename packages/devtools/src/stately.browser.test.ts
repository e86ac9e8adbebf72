import { type AuthState, createAuth } from '@latchkey/auth';
import { afterEach, expect, it, vi } from 'vitest';
import { password, sessionOfGrace } from '../test/grace.ts';
import type {} from '../test/xstate-receiver.ts';
import { connectStatelyInspector } from './stately.ts';

const receiver = new URL('../test/xstate-receiver.html', import.meta.url).href;

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
  vi.restoreAllMocks();
});

/** Grace's session, with the inspector connected to a page of our own. */
async function inspectedSession() {
  const { auth, sandbox, secrets } = await sessionOfGrace();
  const opened = vi.spyOn(window, 'open');
  const disconnect = connectStatelyInspector(auth, { url: receiver });
  const page = opened.mock.results[0]?.value as Window | null;
  cleanUps.push(
    disconnect,
    () => auth.dispose(),
    () => page?.close(),
  );
  return { auth, sandbox, page, secrets };
}

const at = (auth: { getState(): AuthState }, view: AuthState['view']) =>
  expect.poll(() => (auth.getState().busy ? 'busy' : auth.getState().view), { timeout: 10_000 }).toBe(view);

it('sends a receiving page every event of a sign-in, and no secret', { timeout: 40_000 }, async () => {
  const { auth, sandbox, page, secrets } = await inspectedSession();
  await at(auth, 'signedOut');
  auth.actions.signIn({ username: 'grace', password });
  await at(auth, 'smsCode');
  const { code = '' } = sandbox.outbox.latest('grace') ?? {};
  auth.actions.submitCode(code);
  await at(auth, 'home');
  auth.actions.signOut();
  await at(auth, 'signedOut');

  const events = () =>
    page?.received?.flatMap((message) => ('event' in message ? message.event.type : [])) ?? [];
  await expect.poll(() => events().at(-1), { timeout: 10_000 }).toBe('revokeTokens');
  expect(events()).toEqual(expect.arrayContaining(['signIn.submit', 'prepareSrp', 'respond', 'code.submit']));

  const received = page?.received ?? [];
  expect(received[0]).toMatchObject({ type: '@xstate.actor', name: 'auth' });
  expect(received.findLast(({ type }) => type === '@xstate.snapshot')).toMatchObject({
    snapshot: { status: 'active', value: { signedOut: 'clean' }, context: {} },
  });

  const text = JSON.stringify(received);
  expect(text).toContain('SMS_MFA');
  // The check itself must be able to find something.
  expect(secrets.size).toBeGreaterThan(8);
  expect([...secrets].filter((secret) => text.includes(secret))).toEqual([]);
  expect(
    received.flatMap((message) => (message.type === '@xstate.event' ? JSON.stringify(message.event) : [])),
  ).not.toContainEqual(expect.stringContaining(code));
});

it('opens its page at the first gesture where the browser lets none be opened before', async () => {
  const auth = createAuth({ userPoolId: 'eu-west-1_A', clientId: 'c', storage: 'memory' });
  cleanUps.push(() => auth.dispose());
  const opened = vi.spyOn(window, 'open').mockReturnValueOnce(null);
  const disconnect = connectStatelyInspector(auth, { url: receiver });
  cleanUps.push(disconnect);
  expect(opened).toHaveBeenCalledTimes(1);
  dispatchEvent(new PointerEvent('pointerup'));
  expect(opened).toHaveBeenCalledTimes(2);
  const page = opened.mock.results[1]?.value as Window | null;
  cleanUps.push(() => page?.close());
  await expect.poll(() => page?.received?.[0]?.type).toBe('@xstate.actor');
  dispatchEvent(new PointerEvent('pointerup'));
  expect(opened).toHaveBeenCalledTimes(2);
});
