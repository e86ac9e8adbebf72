/**
 * A forgotten password: requests a code, then sets a new password with it.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import { withUsername } from './inputs.ts';
import type { StateConfig } from './setup.ts';
import {
  accountLinks,
  busy,
  form,
  note,
  onFormReplies,
  onReply,
  onUnconfirmed,
  page,
  setMetadata,
  startAttempt,
  waysOut,
} from './shapes.ts';

/** Requests the first or another code; a refusal leads back to the page of the request. */
const requesting = (throttled?: string) =>
  busy({
    src: 'requestReset',
    input: withUsername,
    ...onFormReplies(
      [onReply('delivered', '#resetPassword.confirming', 'rememberDelivery')],
      undefined,
      throttled,
    ),
  });

const confirming: StateConfig = {
  ...page('resetPassword', form({ 'reset.confirm': 'submitting', 'code.resend': 'resending' }), {
    submitting: busy({
      src: 'confirmReset',
      input: ({ context, event }) => {
        assertEvent(event, 'reset.confirm');
        return { ...withUsername({ context }), code: event.code, password: event.password };
      },
      ...onFormReplies([
        onUnconfirmed,
        { ...onReply('done', '#identifying'), actions: note('passwordChanged') },
      ]),
    }),
    resending: requesting('entering.resendThrottled'),
  }),
  tags: ['code'],
};

export const resetPassword: StateConfig = {
  ...page('forgotPassword', form({ 'reset.request': startAttempt('requesting') }), {
    requesting: requesting(),
    confirming,
  }),
  id: 'resetPassword',
  tags: ['signedOut'],
  entry: 'dropSecrets',
  on: {
    ...accountLinks,
    ...waysOut,
    ...setMetadata,
  },
};
