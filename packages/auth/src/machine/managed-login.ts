/**
 * Managed login: the redirect to the domain of the pool and back. Other tabs cannot restart the steps after the return: a
 * code is valid for one exchange.
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

/** Waits for the URL that a pop-up or iframe returns to; closes it when cancelled. */
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
    /** Lasts until the page is gone, or shown again by the back button. */
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
    /** The provider refused, or a check of its response failed. A person who is already signed in stays signed in. */
    refused: restoring,
    /** A restored page, a bookmark, or the back button: stored data decides. */
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

/** The chart of an app with managed login: wherever a sign-in can begin, it can also begin there. */
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
        /** The domain of the pool ends its own session and sends the person back. */
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
