import { createAuth } from '@latchkey/auth';
import { createSandbox } from '@latchkey/sandbox';
import { createBrowserInspector } from '@statelyai/inspect';
import { afterEach, expect, it, vi } from 'vitest';
import { learnSecrets } from '../test/wire-secrets.ts';
import type {} from '../test/xstate-receiver.ts';

const password = 'Correct-horse-battery-1!';
const url = new URL('../test/xstate-receiver.html', import.meta.url).href;

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
  vi.restoreAllMocks();
});

it('accepts Stately’s inspector as its README says, and sends it no secret', {
  timeout: 40_000,
}, async () => {
  const sandbox = await createSandbox({
    users: [{ username: 'grace', password }],
  });
  const { userPoolId, clientId, endpoint } = sandbox;
  const wire = learnSecrets((request) => sandbox.fetch(request));
  wire.secrets.add(password);
  const opened = vi.spyOn(window, 'open');
  const inspector = createBrowserInspector({ url });
  const page = opened.mock.results[0]?.value as Window | null;
  const auth = createAuth({
    userPoolId,
    clientId,
    endpoint,
    inspect: inspector.inspect,
    environment: { fetch: wire.fetch },
  });
  cleanUps.push(
    () => auth.dispose(),
    () => inspector.stop(),
    () => page?.close(),
  );
  await auth.ready();
  auth.actions.signIn({ username: 'grace', password });
  await expect.poll(() => auth.getState().view, { timeout: 10_000 }).toBe('home');

  const events = () =>
    page?.received?.flatMap((message) => (message.type === '@xstate.event' ? [message.event.type] : [])) ??
    [];
  await expect.poll(events, { timeout: 10_000 }).toContain('signIn.submit');
  const text = JSON.stringify(page?.received);
  expect(text).toContain('grace');
  expect(wire.secrets.size).toBeGreaterThan(4);
  expect([...wire.secrets].filter((secret) => text.includes(secret))).toEqual([]);
});
