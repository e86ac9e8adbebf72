/**
 * From a new user to a confirmed one, and on to the first sign-in.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import { withAttempt, withUsername } from './inputs.ts';
import type { StateConfig } from './setup.ts';
import {
  accountLinks,
  busy,
  form,
  note,
  onFormReplies,
  onReply,
  page,
  setMetadata,
  startAttempt,
  waysOut,
} from './shapes.ts';

const confirming: StateConfig = {
  ...page('confirmSignUp', form({ 'signUp.confirm': 'submitting', 'code.resend': '#signUp.resending' }), {
    submitting: busy({
      src: 'confirmSignUp',
      input: ({ context, event }) => {
        assertEvent(event, 'signUp.confirm');
        const { code, forceAliasCreation } = event;
        return { ...withUsername({ context }), code, forceAliasCreation };
      },
      ...onFormReplies([onReply('done', '#signUp.autoSigningIn')]),
    }),
  }),
  tags: ['code'],
};

const signInYourself = { target: '#identifying', actions: note('confirmed') };

export const signUp: StateConfig = {
  ...page('signUp', form({ 'signUp.submit': startAttempt('submitting') }), {
    submitting: busy({
      src: 'signUp',
      input: ({ context, event }) => {
        assertEvent(event, 'signUp.submit');
        const { password } = context.attempt;
        const { attributes, validationData } = event;
        return { ...withUsername({ context }), password, attributes, validationData };
      },
      ...onFormReplies([
        onReply('done', 'autoSigningIn'),
        onReply('delivered', 'confirming', 'rememberDelivery'),
      ]),
    }),
    confirming,
    /** `done`: the user is already confirmed, by another tab or an administrator. */
    resending: {
      ...busy({
        src: 'resendSignUp',
        input: withUsername,
        ...onFormReplies(
          [onReply('delivered', 'confirming', 'rememberDelivery'), onReply('done', 'autoSigningIn')],
          'confirming.entering.rejected',
          'confirming.entering.resendThrottled',
        ),
      }),
      tags: ['busy', 'code'],
      meta: { view: 'confirmSignUp' },
    },
    autoSigningIn: {
      ...busy({
        src: 'autoSignIn',
        input: withAttempt,
        onDone: [
          onReply('session', '#signedIn', 'takeSession'),
          onReply('challenge', '#challenge', 'takeChallenge'),
          signInYourself,
        ],
        onError: signInYourself,
      }),
      meta: { view: 'confirmSignUp' },
    },
  }),
  id: 'signUp',
  tags: ['signedOut'],
  exit: 'dropSecrets',
  on: {
    ...accountLinks,
    ...waysOut,
    ...setMetadata,
  },
};
