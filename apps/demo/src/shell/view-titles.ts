import type { View } from '@latchkey/auth';

/** What each view is called: on the tab of the browser, in the trail and in the gallery. */
export const viewTitles: Readonly<Record<View, string>> = {
  splash: 'Starting',
  signedOut: 'Signed out',
  signIn: 'Sign in',
  chooseFactor: 'Choose how to sign in',
  password: 'Enter your password',
  smsCode: 'Code by text message',
  emailCode: 'Code by email',
  totpCode: 'Code from your app',
  chooseMfa: 'Choose a second step',
  setUpMfa: 'Add a second step',
  setUpTotp: 'Set up your authenticator app',
  setUpEmail: 'Set up email codes',
  newPassword: 'Choose a new password',
  custom: 'One more question',
  passkey: 'Use your passkey',
  unsupported: 'Unknown challenge',
  lapsed: 'This step has expired',
  signUp: 'Create an account',
  confirmSignUp: 'Confirm your account',
  forgotPassword: 'Reset your password',
  resetPassword: 'Choose a new password',
  home: 'Home',
  expired: 'Your session has ended',
  signingOut: 'Signing out',
};
