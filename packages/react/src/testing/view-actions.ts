import type { AuthActions, StateOf, View } from '@latchkey/auth';

type ActionsOf<V extends View> = keyof AuthActions & keyof StateOf<V>;

/** The union's actions at run time. The type makes it exact: one too many or one too few does not compile. */
type ActionTable = { readonly [V in View]: Readonly<Record<ActionsOf<V>, true>> };

const step = { edit: true, back: true, cancel: true } as const;
const codeStep = { ...step, submitCode: true } as const;
const deliveredCodeStep = { ...codeStep, resend: true } as const;
const signedOutForm = { edit: true, showSignIn: true, cancel: true } as const;

export const viewActions: ActionTable = {
  splash: { signOut: true },
  signedOut: { showSignIn: true, showSignUp: true, showForgotPassword: true, signIn: true, signUp: true },
  signIn: { signIn: true, edit: true, cancel: true, showSignUp: true, showForgotPassword: true },
  chooseFactor: { chooseFactor: true, back: true, cancel: true },
  password: { ...step, submitPassword: true },
  smsCode: deliveredCodeStep,
  emailCode: deliveredCodeStep,
  totpCode: codeStep,
  chooseMfa: { chooseMfa: true, back: true, cancel: true },
  setUpMfa: { chooseMfa: true, back: true, cancel: true },
  setUpTotp: { ...step, submitTotpSetup: true },
  setUpEmail: { ...step, submitEmail: true },
  newPassword: { ...step, submitNewPassword: true },
  custom: { ...step, submitAnswer: true },
  passkey: { retryPasskey: true, chooseFactor: true, back: true, cancel: true },
  unsupported: { ...step, submitRaw: true },
  lapsed: { restart: true, cancel: true },
  signUp: { ...signedOutForm, signUp: true },
  confirmSignUp: { ...signedOutForm, confirmSignUp: true, resend: true },
  forgotPassword: { ...signedOutForm, requestReset: true },
  resetPassword: { ...signedOutForm, confirmReset: true, resend: true },
  home: {
    signOut: true,
    refresh: true,
    rememberDevice: true,
    declineDevice: true,
    forgetDevice: true,
    retryDevice: true,
  },
  expired: { showSignIn: true, signOut: true },
  signingOut: {},
};
