import { type Auth, createAuth, waitFor } from '@latchkey/auth';
import { createSandbox } from '@latchkey/sandbox';
import { StrictMode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { render, renderHook } from 'vitest-browser-react';
import { within } from '../test/within.tsx';
import { AuthProvider, useAuth } from './index.ts';
import { useStepUp } from './step-up/index.ts';

const password = 'Difference-Engine-1';
let auth: Auth | undefined;
afterEach(() => auth?.dispose());

const request = { acrValues: 'urn:cognito:loa:3' };

function Payment() {
  const { stepUp, isPending, result } = useStepUp();
  const view = useAuth((state) => state.view);
  return (
    <>
      <button type="button" aria-disabled={isPending} onClick={() => void stepUp(request)}>
        Pay
      </button>
      <p>{`${view}, ${result === null ? 'no result' : result.outcome}`}</p>
    </>
  );
}

/** Ada, signed in by password; a code by SMS is what she can add. */
async function signedIn() {
  const sandbox = await createSandbox({
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
    users: [{ username: 'ada', password, attributes: { phone_number: '+15555550100' } }],
  });
  const fetch = (input: RequestInfo | URL, init?: RequestInit) => sandbox.fetch(new Request(input, init));
  const created = createAuth({
    userPoolId: sandbox.userPoolId,
    clientId: sandbox.clientId,
    flow: 'USER_AUTH',
    acrValues: 'urn:cognito:loa:1',
    environment: { fetch, indexedDB: null, locks: null, openChannel: null, sessionStorage: null },
  });
  auth = created;
  await created.ready();
  created.actions.signIn({ username: 'ada', password, factor: 'PASSWORD' });
  await waitFor(created, ({ view }) => view === 'home');
  const screen = await render(
    <StrictMode>
      <AuthProvider auth={created}>
        <Payment />
      </AuthProvider>
    </StrictMode>,
  );
  return { auth: created, sandbox, screen, ask: screen.getByRole('button', { name: 'Pay' }) };
}

it('says whether a step-up runs, and how it ended', async () => {
  const { auth: client, sandbox, screen, ask } = await signedIn();
  await ask.click();
  await expect.element(screen.getByText('smsCode, no result')).toBeVisible();
  await expect.element(ask).toHaveAttribute('aria-disabled', 'true');
  client.actions.cancel();
  await expect.element(screen.getByText('home, cancelled')).toBeVisible();
  await expect.element(ask).toHaveAttribute('aria-disabled', 'false');

  await ask.click();
  await expect.element(screen.getByText('smsCode, no result')).toBeVisible();
  client.actions.submitCode(sandbox.outbox.latest('ada')?.code ?? '');
  await expect.element(screen.getByText('home, done')).toBeVisible();
});

it('continues with the last of several, and keeps its function', async () => {
  const { auth: client } = await signedIn();
  const { result, act } = await renderHook(() => useStepUp(), within(client));
  const { stepUp } = result.current;
  let [first, second]: Promise<unknown>[] = [];
  await act(async () => {
    first = stepUp(request);
    await waitFor(client, ({ view }) => view === 'smsCode');
    second = stepUp(request);
    await first;
  });
  expect(result.current).toMatchObject({ isPending: true, result: null });
  await act(async () => {
    await waitFor(client, ({ view }) => view === 'smsCode');
    client.actions.cancel();
    await second;
  });
  expect(result.current).toEqual({ stepUp, isPending: false, result: { outcome: 'cancelled' } });
});

it('throws as stepUp does, and is pending no longer', async () => {
  const { auth: client } = await signedIn();
  const { result, act } = await renderHook(() => useStepUp(), within(client));
  client.actions.signOut();
  await waitFor(client, ({ view }) => view === 'signedOut');
  await act(async () => {
    await expect(result.current.stepUp(request)).rejects.toMatchObject({ code: 'not-signed-in' });
  });
  expect(result.current).toMatchObject({ isPending: false, result: null });
});
