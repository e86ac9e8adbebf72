/**
 * Every action with sample arguments.
 *
 * @module
 */
import type { AuthEvent } from '../src/machine/events.ts';
import { createManagedLoginActions } from '../src/managed-login/actions.ts';
import { createActions } from '../src/state/actions.ts';
import type { AllActions } from '../src/views.ts';

/** The actions of an app with managed login. */
export const allActions = (send: (event: AuthEvent) => void): AllActions => ({
  ...createActions(send),
  ...createManagedLoginActions(send),
});

/** A new action does not compile without an example. */
export const examples: { readonly [A in keyof AllActions]: (actions: AllActions) => void } = {
  signInWithRedirect: ({ signInWithRedirect }) => signInWithRedirect({ provider: 'Google' }),
  signInWithPopup: ({ signInWithPopup }) => signInWithPopup(),
  signInSilently: ({ signInSilently }) => signInSilently({ returnTo: '/notes' }),
  showSignIn: ({ showSignIn }) => showSignIn(),
  showSignUp: ({ showSignUp }) => showSignUp(),
  showForgotPassword: ({ showForgotPassword }) => showForgotPassword(),
  signIn: ({ signIn }) => signIn({ username: 'ada', password: 'Correct-Horse-1' }),
  clearFault: ({ clearFault }) => clearFault(),
  setClientMetadata: ({ setClientMetadata }) => setClientMetadata({ theme: 'dark' }),
  cancel: ({ cancel }) => cancel(),
  back: ({ back }) => back(),
  restart: ({ restart }) => restart(),
  chooseFactor: ({ chooseFactor }) => chooseFactor('PASSWORD'),
  chooseMfa: ({ chooseMfa }) => chooseMfa('EMAIL_OTP'),
  chooseOther: ({ chooseOther }) => chooseOther('RETINA_SCAN'),
  submitPassword: ({ submitPassword }) => submitPassword('Correct-Horse-2'),
  submitCode: ({ submitCode }) => submitCode('code-271828'),
  submitTotpSetup: ({ submitTotpSetup }) => submitTotpSetup('code-314159', 'phone'),
  submitEmail: ({ submitEmail }) => submitEmail('ada@example.com'),
  submitNewPassword: ({ submitNewPassword }) => submitNewPassword('Correct-Horse-3'),
  submitAnswer: ({ submitAnswer }) => submitAnswer('the-answer-42'),
  submitRaw: ({ submitRaw }) => submitRaw({ ANSWER: 'the-raw-answer-42' }),
  resend: ({ resend }) => resend(),
  retryPasskey: ({ retryPasskey }) => retryPasskey(),
  signUp: ({ signUp }) => signUp({ username: 'ada', password: 'Correct-Horse-4' }),
  showConfirmSignUp: ({ showConfirmSignUp }) => showConfirmSignUp({ username: 'ada' }),
  showResetPassword: ({ showResetPassword }) => showResetPassword({ username: 'ada' }),
  confirmSignUp: ({ confirmSignUp }) => confirmSignUp('code-161803'),
  requestReset: ({ requestReset }) => requestReset('ada'),
  confirmReset: ({ confirmReset }) => confirmReset('code-141421', 'Correct-Horse-5'),
  signOut: ({ signOut }) => signOut('global'),
  refresh: ({ refresh }) => refresh(),
  rememberDevice: ({ rememberDevice }) => rememberDevice(),
  declineDevice: ({ declineDevice }) => declineDevice(),
  forgetDevice: ({ forgetDevice }) => forgetDevice(),
  retryDevice: ({ retryDevice }) => retryDevice(),
};

/** Values in the examples that only the services may see. */
export const exampleSecrets = [
  ...[1, 2, 3, 4, 5].map((number) => `Correct-Horse-${number}`),
  ...['271828', '314159', '161803', '141421'].map((digits) => `code-${digits}`),
  'the-answer-42',
  'the-raw-answer-42',
];

/** The event that each action sends. */
export const actionEvents: readonly (readonly [string, AuthEvent])[] = Object.entries(examples).flatMap(
  ([name, perform]) => {
    const sent: AuthEvent[] = [];
    perform(allActions((event) => sent.push(event)));
    return sent.map((event) => [name, event] as const);
  },
);
