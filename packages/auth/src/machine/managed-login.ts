/**
 * Managed login: the way to the domain of the pool, and the way back. What runs on the way back is not begun again by what other
 * tabs do: a code is good for one exchange.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import { restoring } from './initialising.ts';
import { withRedirect } from './inputs.ts';
import { chart } from './machine.ts';
import type { RedirectInput } from './ports.ts';
import type { ChartConfig, On, StateConfig } from './setup.ts';
import { busy, onFault, onReplies, onReply, rejectedSignIn, requestSignOut, waysOut } from './shapes.ts';
import { revoke, signingOut } from './signing-out.ts';

const takeRedirect = {
  type: 'takeRedirect' as const,
  params: ({ event }: { event: RedirectInput }) => event,
};

const callback = { 'callback.arrived': { target: '#returning', actions: takeRedirect } } satisfies On;

const links = {
  ...callback,
  'managedLogin.start': { target: '#managedLogin', actions: takeRedirect },
} satisfies On;

/** Waits for the address that a window or a frame comes back to; given up, it is closed. */
const waiting = busy({
  src: 'showWindow',
  input: withRedirect,
  ...onReplies(
    [onReply('returned', '#returning', 'takeRedirect'), onReply('cancelled', '#identifying')],
    rejectedSignIn,
  ),
});

const going: StateConfig = {
  meta: { view: 'managedLogin' },
  on: {
    ...links,
    ...waysOut,
    'managedLogin.start': { ...links['managedLogin.start'], target: '.preparing' },
  },
  initial: 'preparing',
  states: {
    preparing: busy({
      src: 'prepareRedirect',
      input: ({ context, event }) => {
        assertEvent(event, 'managedLogin.start');
        return { ...withRedirect({ context }), mode: event.mode };
      },
      ...onReplies(
        [
          onReply('leave', 'leaving', 'takeRedirect'),
          onReply('show', 'waiting', 'takeRedirect'),
          onReply('frame', 'framing', 'takeRedirect'),
          onReply('none', '#signedOut.clean'),
        ],
        rejectedSignIn,
      ),
    }),
    /** Until the page is gone, or shown again by the back button. */
    leaving: busy({
      src: 'leavePage',
      input: withRedirect,
      ...onReplies([onReply('done', '#identifying')], rejectedSignIn),
    }),
    waiting: { ...waiting, tags: ['busy', 'popup'] },
    framing: waiting,
  },
};

const returning: StateConfig = {
  id: 'returning',
  tags: ['busy'],
  meta: { view: 'splash' },
  on: { 'signOut.request': requestSignOut },
  initial: 'claiming',
  states: {
    claiming: {
      invoke: {
        src: 'claimRedirect',
        input: withRedirect,
        ...onReplies(
          [
            onReply('claimed', 'exchanging', 'takeRedirect'),
            onReply('none', '#initialising'),
            onFault('lapsed', 'unknown'),
          ],
          'refused',
        ),
      },
    },
    exchanging: {
      invoke: {
        src: 'exchangeCode',
        input: withRedirect,
        ...onReplies([onReply('session', '#signedIn', 'takeSession')], 'refused'),
      },
    },
    /** The provider, or a check of what it sent, said no. Who is signed in already stays so. */
    refused: restoring,
    /** A page that was restored, a bookmark, the back button: what is stored decides. */
    unknown: restoring,
  },
};

const managedLogin: StateConfig = {
  id: 'managedLogin',
  tags: ['signedOut'],
  exit: 'dropRedirect',
  initial: 'going',
  states: { going, returning },
};

const add = (state: StateConfig | undefined, on: On): StateConfig => ({
  ...state,
  on: { ...state?.on, ...on },
});

const { initialising, signedOut, signIn, signUp, resetPassword, expired, ...others } = chart.states ?? {};

/** The chart of an app with managed login: wherever somebody can begin to sign in, they can do so there, too. */
export const managedLoginChart: ChartConfig = {
  ...chart,
  states: {
    initialising: add(initialising, callback),
    signedOut: add(signedOut, links),
    signIn: {
      ...signIn,
      states: {
        ...signIn?.states,
        identifying: add(signIn?.states?.identifying, links),
        starting: add(signIn?.states?.starting, links),
      },
    },
    managedLogin,
    signUp: add(signUp, links),
    resetPassword: add(resetPassword, links),
    expired: add(expired, links),
    ...others,
    signingOut: {
      ...signingOut,
      states: {
        ...signingOut.states,
        revoking: revoke([onReply('leave', 'leaving', 'takeRedirect')]),
        /** The domain of the pool ends its own session, and sends the person back. */
        leaving: {
          invoke: {
            src: 'leavePage',
            input: withRedirect,
            ...onReplies([onReply('done', '#signedOut')], '#signedOut'),
          },
        },
      },
    },
  },
};
