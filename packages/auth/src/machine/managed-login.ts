/**
 * Managed login: the redirect to the domain of the pool and back. Other tabs cannot restart the exchange after the return: a
 * code is valid for one.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import { restoring } from './initialising.ts';
import { withRedirect } from './inputs.ts';
import { chart } from './machine.ts';
import type { RedirectInput } from './ports.ts';
import type { ChartConfig, On, StateConfig } from './setup.ts';
import {
  busy,
  endSession,
  onFault,
  onReplies,
  onReply,
  onUnexpected,
  rejectedSignIn,
  requestSignOut,
  waysOut,
} from './shapes.ts';
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

/** Nobody was found, and nobody asked: what was shown before is shown again. */
const quiet: StateConfig = { tags: ['transient'], always: waysOut['signIn.cancel'] };

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
          onReply('none', 'quiet'),
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
    /** Waits for the URL that a pop-up returns to; closes it when cancelled. `none`: the person has closed it. */
    waiting: {
      ...busy({
        src: 'showWindow',
        input: withRedirect,
        ...onReplies(
          [onReply('returned', '#returning', 'takeRedirect'), onReply('none', '#identifying')],
          rejectedSignIn,
        ),
      }),
      tags: ['busy', 'popup'],
    },
    /** The domain may forbid frames, and its cookie may not be sent in one. */
    framing: busy({
      src: 'showWindow',
      input: withRedirect,
      onDone: [onReply('returned', '#returning', 'takeRedirect'), { target: 'quiet' }],
      onError: onUnexpected(rejectedSignIn),
    }),
    quiet,
  },
};

const { invoke } = restoring;

/** News of other tabs, as in `initialising`: what has been read is old. */
const newsOf = (again: { target: string; reenter: true }) =>
  ({
    'tab.signedIn': again,
    'tab.expired': again,
    'tab.refreshed': again,
    'storage.changed': again,
    'tab.signedOut': endSession('elsewhere'),
    'session.deleted': endSession('deleted'),
  }) satisfies On;

/** Without a stored session, the page of an expired one stays. The code is used up: other tabs can restart this step. */
const restored = (name: string): StateConfig => ({
  ...restoring,
  on: newsOf({ target: `#returning.${name}`, reenter: true }),
  invoke: {
    ...invoke,
    onDone: [
      ...invoke.onDone.slice(0, -1),
      { guard: 'isReturning', target: '#expired.asking' },
      ...invoke.onDone.slice(-1),
    ],
  },
});

/** No code or no response arrives, so the splash ends. A session that comes late is revoked. */
const giveUp = {
  returningTimeout: {
    target: 'refused',
    actions: { type: 'setFault', params: { kind: 'network', code: 'exchange-lost' } },
  },
} as const;

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
            onReply('none', 'unknown'),
            onFault('lapsed', 'unknown'),
          ],
          'refused',
        ),
      },
      after: giveUp,
    },
    exchanging: {
      invoke: {
        src: 'exchangeCode',
        input: withRedirect,
        ...onReplies([onReply('session', '#signedIn', 'takeSession')], 'refused'),
      },
      after: giveUp,
    },
    /** The provider refused, or a check of its response failed. A person who is already signed in stays signed in. */
    refused: restored('refused'),
    /** A restored page, a bookmark, the back button, or a silent sign-in that found nobody: stored data decides. */
    unknown: restored('unknown'),
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

const { initialising, signedOut, signIn, signUp, resetPassword, signedIn, expired, ...others } =
  chart.states ?? {};

/** The chart of an app with managed login: wherever a sign-in can begin, it can also begin there. */
export const managedLoginChart: ChartConfig = {
  ...chart,
  states: {
    initialising: add(initialising, callback),
    signedOut: add(signedOut, links),
    signIn: {
      ...add(signIn, callback),
      states: {
        ...signIn?.states,
        identifying: add(signIn?.states?.identifying, links),
        starting: add(signIn?.states?.starting, links),
      },
    },
    managedLogin,
    signUp: add(signUp, links),
    resetPassword: add(resetPassword, links),
    signedIn: add(signedIn, {
      'callback.arrived': { target: '#returning', actions: ['forgetAll', takeRedirect] },
    }),
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
