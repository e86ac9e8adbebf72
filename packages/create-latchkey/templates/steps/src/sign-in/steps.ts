import type { AuthState } from '@latchkey/auth';
import { digitsOf } from '@latchkey/auth/ui';
import {
  answer,
  attribute,
  choicesOf,
  code,
  email,
  newPassword,
  others,
  password,
  type Step,
  sentTo,
  username,
  usernameOf,
  waysOut,
} from './step';

/** Every view except the page of a signed-in person. */
export type SignInState = Exclude<AuthState, { readonly view: 'home' }>;

/** Switches on `state.view`: in each case the state has the data and the actions of that view, and no others. */
export function stepOf(state: SignInState): Step {
  const id = state.view;
  switch (state.view) {
    case 'splash':
      return { id, title: 'One moment' };
    case 'signedOut':
    case 'signIn':
      return {
        // One form for both views: submitting it opens the sign-in.
        id: 'signIn',
        title: 'Sign in',
        form: {
          fields: [{ ...username, value: state.view === 'signIn' ? state.username : '' }, password],
          button: 'Sign in',
          submit: ({ username = '', password = '' }) => state.signIn({ username: username.trim(), password }),
        },
        choices: [
          { label: 'Forgot your password?', choose: state.showForgotPassword },
          { label: 'Create an account', choose: state.showSignUp },
        ],
      };
    case 'password':
      return {
        id,
        title: 'Enter your password',
        form: {
          fields: [usernameOf(state.username), password],
          button: 'Continue',
          submit: ({ password = '' }) => state.submitPassword(password),
        },
        choices: waysOut(state),
      };
    case 'smsCode':
    case 'emailCode':
    case 'totpCode':
      return {
        id,
        title: 'Enter your code',
        text: state.view === 'totpCode' ? 'Open your authenticator app.' : sentTo(state.delivery),
        form: {
          fields: [code],
          button: 'Continue',
          submit: ({ code = '' }) => state.submitCode(digitsOf(code)),
        },
        choices: [
          ...(state.view !== 'totpCode' && state.canResend
            ? [{ label: 'Send another code', choose: state.resend }]
            : []),
          ...waysOut(state),
        ],
      };
    case 'chooseFactor':
    case 'passkey':
      return {
        id,
        title: state.view === 'passkey' ? 'Use your passkey' : 'How would you like to sign in?',
        ...(state.view === 'passkey' && { text: 'Follow the prompt of your browser.' }),
        choices: [
          ...(state.view === 'passkey' ? [{ label: 'Try again', choose: state.retryPasskey }] : []),
          ...choicesOf(
            state.choices.filter((factor) => state.view !== 'passkey' || factor !== 'WEB_AUTHN'),
            state.chooseFactor,
          ),
          ...others(state.otherChoices, state.chooseOther),
          ...waysOut(state),
        ],
      };
    case 'chooseMfa':
      return {
        id,
        title: 'One more step',
        text: 'Choose how to get your code.',
        choices: [
          ...choicesOf(state.choices, state.chooseMfa),
          ...others(state.otherChoices, state.chooseOther),
          ...waysOut(state),
        ],
      };
    case 'setUpMfa':
      return {
        id,
        title: 'Add a second step',
        text: state.available
          ? 'Choose the one that you want to use.'
          : 'Your account has no phone number for it. Contact support.',
        choices: [...choicesOf(state.choices, state.chooseMfa), ...waysOut(state)],
      };
    case 'setUpTotp': {
      const key = state.getTotpSetup();
      if (key === null)
        return {
          id,
          title: 'Set up your authenticator app',
          choices: [
            ...(state.fault ? [{ label: 'Try again', choose: state.clearFault }] : []),
            ...waysOut(state),
          ],
        };
      return {
        id,
        title: 'Set up your authenticator app',
        text: 'Scan the QR code with the app, then enter the code that it shows.',
        key,
        form: {
          fields: [code],
          button: 'Continue',
          submit: ({ code = '' }) => state.submitTotpSetup(digitsOf(code)),
        },
        choices: waysOut(state),
      };
    }
    case 'setUpEmail':
      return {
        id,
        title: 'Where should we send your codes?',
        form: {
          fields: [email],
          button: 'Send a code',
          submit: ({ email = '' }) => state.submitEmail(email.trim()),
        },
        choices: waysOut(state),
      };
    case 'newPassword':
      return {
        id,
        title: 'Choose a new password',
        form: {
          fields: [usernameOf(state.username), newPassword, ...state.requiredAttributes.map(attribute)],
          button: 'Continue',
          submit: ({ password = '', username: _shown, ...attributes }) =>
            state.submitNewPassword(password, attributes),
        },
        choices: waysOut(state),
      };
    case 'custom':
      return {
        id: `custom ${state.round}`,
        title: 'One more question',
        text: Object.values(state.parameters).join(' '),
        form: {
          fields: [answer],
          button: 'Continue',
          submit: ({ answer = '' }) => state.submitAnswer(answer),
        },
        choices: waysOut(state),
      };
    case 'unsupported':
      return {
        id,
        title: 'This step is not supported yet',
        text: `The pool asks for ${state.challengeName}. Add a case for it to stepOf, or contact support.`,
        choices: waysOut(state),
      };
    case 'lapsed':
      return {
        id,
        title: 'That took a little too long',
        choices: [{ label: 'Start again', choose: state.restart }],
      };
    case 'managedLogin':
      return {
        id,
        title: state.popup ? 'Continue in the other window' : 'One moment',
        choices: state.popup ? [{ label: 'Cancel', choose: state.cancel }] : [],
      };
    case 'signUp':
      return {
        id,
        title: 'Create an account',
        form: {
          fields: [username, email, { ...password, autocomplete: 'new-password' }],
          button: 'Create account',
          submit: ({ username = '', email = '', password = '' }) =>
            state.signUp({ username: username.trim(), password, attributes: { email: email.trim() } }),
        },
        choices: [{ label: 'I already have an account', choose: state.showSignIn }],
      };
    case 'confirmSignUp':
    case 'resetPassword': {
      const resets = state.view === 'resetPassword';
      return {
        id,
        title: resets ? 'Choose a new password' : 'Confirm your account',
        text: sentTo(state.delivery),
        form: {
          fields: resets ? [code, usernameOf(state.username), newPassword] : [code],
          button: resets ? 'Save password' : 'Confirm',
          submit: ({ code = '', password = '' }) =>
            state.view === 'resetPassword'
              ? state.confirmReset(digitsOf(code), password)
              : state.confirmSignUp(digitsOf(code)),
        },
        choices: [
          ...(state.canResend ? [{ label: 'Send another code', choose: state.resend }] : []),
          { label: 'Back to sign in', choose: state.showSignIn },
        ],
      };
    }
    case 'forgotPassword':
      return {
        id,
        title: 'Reset your password',
        form: {
          fields: [{ ...username, value: state.username }],
          button: 'Send a code',
          submit: ({ username = '' }) => state.requestReset(username.trim()),
        },
        choices: [{ label: 'Back to sign in', choose: state.showSignIn }],
      };
    case 'expired':
      return {
        id,
        title: 'Your session has ended',
        choices: [
          { label: 'Sign in again', choose: state.showSignIn },
          { label: 'Sign out', choose: () => state.signOut() },
        ],
      };
    case 'signingOut':
      return { id, title: 'Signing out' };
  }
}
