/**
 * From a new user to a confirmed one, and on into the first sign-in.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import { on, otherwise, refused, taken, unexpected } from './replies.ts';
import type { StateConfig } from './setup.ts';
import { busy, form, page } from './shapes.ts';
import { start, takeUp } from './starts.ts';

const confirming: StateConfig = page(
  'confirmSignUp',
  form({ 'signUp.confirm': 'submitting', 'code.resend': '#signUp.resending' }),
  {
    submitting: busy({
      src: 'confirmSignUp',
      input: ({ context: { attempt }, event }) => {
        assertEvent(event, 'signUp.confirm');
        const { username, clientMetadata } = attempt;
        return { username, clientMetadata, code: event.code };
      },
      onDone: [
        on('done', '#signUp.autoSigningIn'),
        refused('throttled', 'throttled'),
        otherwise('entering.rejected'),
      ],
      onError: unexpected('entering.rejected'),
    }),
  },
);

export const signUp: StateConfig = {
  ...page('signUp', form({ 'signUp.submit': start('submitting') }), {
    submitting: busy({
      src: 'signUp',
      input: ({ context: { attempt }, event }) => {
        assertEvent(event, 'signUp.submit');
        const { username, password, clientMetadata } = attempt;
        return { username, password, clientMetadata, attributes: event.attributes };
      },
      onDone: [
        on('done', 'autoSigningIn'),
        taken('delivered', 'confirming', 'rememberDelivery'),
        refused('throttled', 'throttled'),
        otherwise('entering.rejected'),
      ],
      onError: unexpected('entering.rejected'),
    }),
    confirming,
    /** `done`: somebody, or another tab, has confirmed the user already. */
    resending: {
      ...busy({
        src: 'resendSignUp',
        input: ({ context: { attempt } }) => ({
          username: attempt.username,
          clientMetadata: attempt.clientMetadata,
        }),
        onDone: [
          taken('delivered', 'confirming', 'rememberDelivery'),
          on('done', 'autoSigningIn'),
          refused('throttled', 'confirming.throttled'),
          otherwise('confirming.entering.rejected'),
        ],
        onError: unexpected('confirming.entering.rejected'),
      }),
      meta: { view: 'confirmSignUp' },
    },
    autoSigningIn: {
      ...busy({
        src: 'autoSignIn',
        input: ({ context: { attempt } }) => ({ attempt }),
        onDone: [
          taken('session', '#signedIn', 'takeSession'),
          taken('challenge', '#challenge', 'takeChallenge'),
          { target: '#identifying' },
        ],
        onError: '#identifying',
      }),
      meta: { view: 'confirmSignUp' },
    },
  }),
  id: 'signUp',
  tags: ['signedOut'],
  exit: 'dropSecrets',
  on: {
    'signIn.start': '#identifying',
    'signIn.cancel': { target: '#signedOut.clean', actions: 'forgetAll' },
    'tab.signedIn': takeUp,
  },
};
