/**
 * A forgotten password: a code is asked for, and a new password set with it.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import { on, otherwise, refused, taken, unexpected } from './replies.ts';
import type { StateConfig } from './setup.ts';
import { busy, form, page } from './shapes.ts';
import { start, takeUp } from './starts.ts';

/** Asks for a first code, or for one more; a refusal leads back to the page it was asked on. */
const requesting = () =>
  busy({
    src: 'requestReset',
    input: ({ context: { attempt } }) => ({
      username: attempt.username,
      clientMetadata: attempt.clientMetadata,
    }),
    onDone: [
      taken('delivered', '#resetPassword.confirming', 'rememberDelivery'),
      refused('throttled', 'throttled'),
      otherwise('entering.rejected'),
    ],
    onError: unexpected('entering.rejected'),
  });

const confirming = page(
  'resetPassword',
  form({ 'reset.confirm': 'submitting', 'code.resend': 'resending' }),
  {
    submitting: busy({
      src: 'confirmReset',
      input: ({ context: { attempt }, event }) => {
        assertEvent(event, 'reset.confirm');
        const { username, clientMetadata } = attempt;
        return { username, clientMetadata, code: event.code, password: event.password };
      },
      onDone: [on('done', '#identifying'), refused('throttled', 'throttled'), otherwise('entering.rejected')],
      onError: unexpected('entering.rejected'),
    }),
    resending: requesting(),
  },
);

export const resetPassword: StateConfig = {
  ...page('forgotPassword', form({ 'reset.request': start('requesting') }), {
    requesting: requesting(),
    confirming,
  }),
  id: 'resetPassword',
  tags: ['signedOut'],
  entry: 'dropSecrets',
  on: {
    'signIn.start': '#identifying',
    'signIn.cancel': { target: '#signedOut.clean', actions: 'forgetAll' },
    'tab.signedIn': takeUp,
  },
};
