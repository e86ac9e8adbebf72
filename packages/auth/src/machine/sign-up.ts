/**
 * From a new user to a confirmed one, and on into the first sign-in.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import { addressed, attempted } from './inputs.ts';
import { formOutcome, on, taken } from './replies.ts';
import type { StateConfig } from './setup.ts';
import { busy, form, page } from './shapes.ts';
import { leaving, start } from './starts.ts';

const confirming: StateConfig = page(
  'confirmSignUp',
  form({ 'signUp.confirm': 'submitting', 'code.resend': '#signUp.resending' }),
  {
    submitting: busy({
      src: 'confirmSignUp',
      input: ({ context, event }) => {
        assertEvent(event, 'signUp.confirm');
        return { ...addressed({ context }), code: event.code };
      },
      ...formOutcome([on('done', '#signUp.autoSigningIn')]),
    }),
  },
);

export const signUp: StateConfig = {
  ...page('signUp', form({ 'signUp.submit': start('submitting') }), {
    submitting: busy({
      src: 'signUp',
      input: ({ context, event }) => {
        assertEvent(event, 'signUp.submit');
        const { password } = context.attempt;
        return { ...addressed({ context }), password, attributes: event.attributes };
      },
      ...formOutcome([on('done', 'autoSigningIn'), taken('delivered', 'confirming', 'rememberDelivery')]),
    }),
    confirming,
    /** `done`: somebody, or another tab, has confirmed the user already. */
    resending: {
      ...busy({
        src: 'resendSignUp',
        input: addressed,
        ...formOutcome(
          [taken('delivered', 'confirming', 'rememberDelivery'), on('done', 'autoSigningIn')],
          'confirming.entering.rejected',
          'confirming.throttled',
        ),
      }),
      meta: { view: 'confirmSignUp' },
    },
    autoSigningIn: {
      ...busy({
        src: 'autoSignIn',
        input: attempted,
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
    ...leaving,
  },
};
