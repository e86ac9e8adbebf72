/**
 * The names of the views, and the actions that each offers: the union of `state.ts` as data, kept equal by the compiler.
 *
 * @module
 */
import type { AuthActions, StateOf, View } from './state.ts';

/** The actions on the arm of one view. */
export type ActionOf<V extends View> = Extract<keyof AuthActions, keyof StateOf<V>>;

type Listed<V extends View, Names extends readonly (keyof AuthActions)[]> = [ActionOf<V>] extends [
  Names[number],
]
  ? Names
  : never;

const challenge = ['back', 'cancel'] as const;
const account = ['edit', 'showSignIn', 'cancel'] as const;

export const actionsOf = {
  splash: ['signOut'],
  signedOut: ['showSignIn', 'showSignUp', 'showForgotPassword', 'signIn', 'signUp'],
  signIn: ['signIn', 'edit', 'cancel', 'showSignUp', 'showForgotPassword'],
  chooseFactor: ['chooseFactor', 'edit', ...challenge],
  password: ['submitPassword', 'edit', ...challenge],
  smsCode: ['submitCode', 'edit', 'resend', ...challenge],
  emailCode: ['submitCode', 'edit', 'resend', ...challenge],
  totpCode: ['submitCode', 'edit', ...challenge],
  chooseMfa: ['chooseMfa', 'edit', ...challenge],
  setUpMfa: ['chooseMfa', ...challenge],
  setUpTotp: ['submitTotpSetup', 'edit', ...challenge],
  setUpEmail: ['submitEmail', 'edit', ...challenge],
  newPassword: ['submitNewPassword', 'edit', ...challenge],
  custom: ['submitAnswer', 'edit', ...challenge],
  passkey: ['retryPasskey', 'chooseFactor', ...challenge],
  unsupported: ['submitRaw', 'edit', ...challenge],
  lapsed: ['restart', 'cancel'],
  signUp: ['signUp', ...account],
  confirmSignUp: ['confirmSignUp', 'resend', ...account],
  forgotPassword: ['requestReset', ...account],
  resetPassword: ['confirmReset', 'resend', ...account],
  home: ['signOut', 'refresh', 'rememberDevice', 'declineDevice', 'forgetDevice', 'retryDevice'],
  expired: ['showSignIn', 'signOut'],
  signingOut: [],
} as const satisfies { readonly [V in View]: readonly ActionOf<V>[] };

/** Does not compile when a view leaves out an action that its arm has. */
actionsOf satisfies { readonly [V in View]: Listed<V, (typeof actionsOf)[V]> };
