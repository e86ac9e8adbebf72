import { type Auth, createAuth } from '@latchkey/auth';
import { createSandbox, type PoolOptions, type SeedUser, totpCode } from '@latchkey/sandbox';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { listen } from '../test/listener.ts';
import { Account } from './account/index.ts';
import { Authenticator } from './index.ts';
import { loadFormParts } from './parts/late-parts.ts';
import { loadViews } from './views/load-views.ts';

const password = 'Difference-Engine-1';
let auth: Auth | undefined;
let listener: ReturnType<typeof listen> | undefined;

afterEach(() => {
  auth?.dispose();
  listener?.stop();
});

/** A sign-in against the sandbox that is listened to. */
async function start(userPool: PoolOptions['userPool'], user: Partial<SeedUser> = {}) {
  await Promise.all([loadViews(), loadFormParts()]);
  const attributes = { email: 'ada@example.com', phone_number: '+15555550100', name: 'Ada' };
  const users = [{ username: 'ada', password, attributes, ...user }];
  const sandbox = await createSandbox({ userPool, users });
  const fetch = (input: RequestInfo | URL, init?: RequestInit) => sandbox.fetch(new Request(input, init));
  const environment = { fetch, indexedDB: null, locks: null, openChannel: null, sessionStorage: null };
  auth = createAuth({ userPoolId: sandbox.userPoolId, clientId: sandbox.clientId, environment });
  await auth.ready();
  // Whether a wait is heard depends on how long it takes.
  const ears = listen(['One moment', 'Getting your key…']);
  listener = ears;
  const heard = () => ears.heard();
  const screen = await render(
    <Authenticator auth={auth}>
      <Account />
    </Authenticator>,
  );
  /** What is heard of something that is done, from then until the page has a text. */
  const after = async (act: () => Promise<unknown>, text: string | RegExp) => {
    heard();
    await act();
    await expect.element(screen.getByText(text).first()).toBeInTheDocument();
    // The focus moves, and regions change, in the effects of that render.
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    return heard();
  };
  const press = (name: string) => async () => {
    screen.getByRole('button', { name, exact: true }).element().focus();
    heard();
    await userEvent.keyboard('{Enter}');
  };
  return { sandbox, screen, after, press, enter: () => userEvent.keyboard('{Enter}') };
}

it('announces each thing of a sign-in and of the account once', async () => {
  const { sandbox, screen, after, enter } = await start(
    { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
    { mfa: { enabled: ['SMS_MFA'], preferred: 'SMS_MFA' } },
  );
  await screen.getByLabelText('Username or email').fill('ada');
  await screen.getByLabelText('Password', { exact: true }).fill('wrong');
  expect(await after(enter, 'Incorrect username or password.')).toEqual(['Incorrect username or password.']);
  await screen.getByLabelText('Password', { exact: true }).fill(password);
  expect(await after(enter, 'Check your phone')).toEqual([
    'Check your phone Code We sent a code to +*******0100.',
  ]);
  await userEvent.keyboard('000000');
  expect(await after(enter, /That code isn’t right/)).toEqual([
    'That code isn’t right. Check it and try again.',
  ]);
  await userEvent.keyboard(sandbox.outbox.latest('ada')?.code ?? '');
  expect(await after(enter, 'Delete my account')).toEqual(['You’re signed in.']);

  await screen.getByLabelText('Full name').fill('Ada Lovelace');
  expect(await after(enter, 'Saved.')).toEqual(['Saved.']);
  await screen.getByLabelText('Current password', { exact: true }).fill('wrong');
  await screen.getByLabelText('New password', { exact: true }).fill('Analytical-Engine-2');
  expect(await after(enter, /isn’t your current/)).toEqual([
    'That isn’t your current password.',
    // It takes the focus.
    'Current password',
  ]);
});

it('announces each thing of a new account once, and keeps the focus where a code is sent again', async () => {
  const { sandbox, screen, after, press, enter } = await start({ autoVerifiedAttributes: ['email'] });
  expect(await after(press('Create an account'), 'Create account')).toEqual(['Create an account']);
  await screen.getByLabelText('Email address').fill('grace@example.com');
  await screen.getByLabelText('Password', { exact: true }).fill(password);
  await screen.getByLabelText('Username').fill('ada');
  expect(await after(enter, /is taken/)).toEqual(['This username is taken. Sign in, or choose another one.']);
  await screen.getByLabelText('Username').fill('grace');
  expect(await after(enter, 'Confirm your account')).toHaveLength(1);
  expect(await after(press('Send another code'), 'We sent another code.')).toEqual([
    expect.stringMatching(/^Code We sent a code to g\*\*\*@e\*\*\*\./),
    'We sent another code.',
  ]);
  await expect.element(screen.getByLabelText('Code')).toHaveFocus();
  await screen.getByLabelText('Code').fill(sandbox.outbox.latest('grace')?.code ?? '');
  expect(await after(enter, 'Delete my account')).toEqual(['You’re signed in.']);
});

it('announces each thing of a second step that is set up, and of a sign-out, once', async () => {
  const { sandbox, screen, after, enter } = await start({ mfaConfiguration: 'ON' }, { attributes: {} });
  await screen.getByLabelText('Username or email').fill('ada');
  await screen.getByLabelText('Password', { exact: true }).fill(password);
  expect(await after(enter, /Can’t scan it/)).toEqual(['Set up your authenticator app']);
  const key = screen
    .getByText(/^([A-Z2-7]{1,4} )+[A-Z2-7]{1,4}$/)
    .element()
    .textContent.replaceAll(' ', '');
  await screen.getByLabelText('Code').fill('000000');
  expect(await after(enter, /doesn’t belong/)).toEqual([
    'That code doesn’t belong to this key. Wait for the next one and try again.',
  ]);
  await screen.getByLabelText('Code').fill(totpCode(key, sandbox.clock.now()));
  expect(await after(enter, 'Delete my account')).toEqual(['You’re signed in.']);
  expect(await after(async () => auth?.actions.signOut(), 'You’re signed out.')).toEqual([
    'Sign in',
    'You’re signed out.',
  ]);
});
