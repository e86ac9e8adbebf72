import {
  createAuthMachine,
  noWatchers,
  seal,
  standInServices,
  systemTiming,
  unseal,
} from '@latchkey/auth/machine';
import { createActor, setup } from 'xstate';

// Your own services. Each resolves with a reply; a refusal is a reply, too. The stand-ins refuse every call that you do not implement.
const auth = createAuthMachine(
  {
    ...standInServices,
    async initiateAuth({ attempt }) {
      if (!attempt.password || unseal(attempt.password) !== 'Correct-horse-7!') {
        return { kind: 'fault', fault: { kind: 'credentials', code: 'wrong-password' } };
      }
      const hour = 3_600_000;
      const times = { refreshAt: Date.now() + hour / 2, expiresAt: Date.now() + hour, clockDrift: 0 };
      return { kind: 'session', session: { username: attempt.username, ...times }, device: 'none' };
    },
  },
  noWatchers,
  systemTiming,
);

// Your own machine, with the sign-in as a child. Read the child's tags, never its context.
const door = setup({
  actors: { auth },
  guards: { isSignedIn: (_, signedIn: boolean) => signedIn },
}).createMachine({
  invoke: {
    id: 'auth',
    src: 'auth',
    input: { flow: 'USER_PASSWORD_AUTH', onExpired: 'signOut', tabs: false },
    onSnapshot: [
      {
        guard: { type: 'isSignedIn', params: ({ event }) => event.snapshot.hasTag('signedIn') },
        target: '.open',
      },
      { target: '.closed' },
    ],
  },
  initial: 'closed',
  states: { open: {}, closed: {} },
});

export const actor = createActor(door).start();

export const signIn = (username: string, password: string) =>
  actor.getSnapshot().children.auth?.send({
    type: 'signIn.submit',
    username,
    password: seal(password),
    flow: null,
    factor: null,
    autofill: false,
    remember: null,
    clientMetadata: null,
  });
