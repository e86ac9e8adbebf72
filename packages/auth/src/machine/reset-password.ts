/**
 * A forgotten password: a code is asked for, and a new password set with it.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import { addressed } from './inputs.ts';
import { formOutcome, on, taken } from './replies.ts';
import type { StateConfig } from './setup.ts';
import { busy, form, page } from './shapes.ts';
import { leaving, start } from './starts.ts';

/** Asks for a first code, or for one more; a refusal leads back to the page it was asked on. */
const requesting = () =>
  busy({
    src: 'requestReset',
    input: addressed,
    ...formOutcome([taken('delivered', '#resetPassword.confirming', 'rememberDelivery')]),
  });

const confirming = page(
  'resetPassword',
  form({ 'reset.confirm': 'submitting', 'code.resend': 'resending' }),
  {
    submitting: busy({
      src: 'confirmReset',
      input: ({ context, event }) => {
        assertEvent(event, 'reset.confirm');
        return { ...addressed({ context }), code: event.code, password: event.password };
      },
      ...formOutcome([on('done', '#identifying')]),
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
    ...leaving,
  },
};
