import { readFile } from 'node:fs/promises';
import { useActorRef, useSelector } from '@xstate/react';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createActor, fromPromise, SimulatedClock, waitFor } from 'xstate';
import {
  type AuthEvent,
  createAuthMachine,
  noWatchers,
  type Ports,
  seal,
  standInServices,
  systemTiming,
} from './index.ts';

const input = { flow: 'USER_PASSWORD_AUTH', onExpired: 'signOut', tabs: false } as const;
const session = { username: 'ada', refreshAt: 3_000_000, expiresAt: 3_600_000, clockDrift: 0 };

const submit: AuthEvent = {
  type: 'signIn.submit',
  username: 'ada',
  password: seal('Correct-horse-7!'),
  flow: null,
  factor: null,
  autofill: false,
  remember: null,
  clientMetadata: null,
};

test('the machine runs with services of an app; what the app leaves out is refused', async () => {
  const machine = createAuthMachine(
    { ...standInServices, initiateAuth: async () => ({ kind: 'session', session, device: 'none' }) },
    noWatchers,
    { ...systemTiming, now: () => 0 },
  );
  const actor = createActor(machine, { input, clock: new SimulatedClock() }).start();
  await waitFor(actor, (snapshot) => snapshot.hasTag('signedOut'));
  actor.send({ ...submit, flow: 'USER_SRP_AUTH' });
  const refused = await waitFor(actor, (snapshot) => snapshot.hasTag('error'));
  expect(refused.context.fault).toEqual({ kind: 'configuration', code: 'not-provided' });
  actor.send(submit);
  const { context } = await waitFor(actor, (snapshot) => snapshot.hasTag('signedIn'));
  expect(context.session).toEqual(session);
});

test('its actors are provided one by one, by name', async () => {
  const machine = createAuthMachine(standInServices, noWatchers, systemTiming).provide({
    actors: {
      restoreSession: fromPromise<Ports['restoreSession'][1], Ports['restoreSession'][0]>(async () => ({
        kind: 'fresh',
        session,
        device: 'none',
      })),
    },
  });
  const actor = createActor(machine, { input, clock: new SimulatedClock() }).start();
  const { context } = await waitFor(actor, (snapshot) => snapshot.hasTag('signedIn'));
  expect(context.session).toEqual(session);
  actor.stop();
});

const standIn = createAuthMachine(standInServices, noWatchers, systemTiming);

test('tools show it as auth', () => {
  expect(standIn.id).toBe('auth');
});

function SignInPage() {
  const actor = useActorRef(standIn, { input });
  const isBusy = useSelector(actor, (snapshot) => snapshot.hasTag('busy'));
  return createElement('p', null, isBusy ? 'One moment' : 'Sign in');
}

test('@xstate/react renders it', () => {
  expect(renderToString(createElement(SignInPage))).toBe('<p>One moment</p>');
});

test('the example of the README is a child of another machine, and signs in', async () => {
  const { actor, signIn } = await import('../../test/machine-example.ts');
  const { auth } = actor.getSnapshot().children;
  if (!auth) throw new Error('the child does not run');
  await waitFor(auth, (snapshot) => snapshot.hasTag('signedOut'));
  signIn('ada', 'a wrong one');
  await waitFor(auth, (snapshot) => snapshot.hasTag('error'));
  expect(actor.getSnapshot().value).toBe('closed');
  signIn('ada', 'Correct-horse-7!');
  await waitFor(actor, ({ value }) => value === 'open');
  actor.stop();

  const source = await readFile(new URL('../../test/machine-example.ts', import.meta.url), 'utf8');
  const page = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  expect(page).toContain(source.replaceAll(/^export (?=const)/gm, ''));
});
