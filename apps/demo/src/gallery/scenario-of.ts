import type { FaultKind, View } from '@latchkey/auth';
import type { TestState } from '@latchkey/auth/testing';

/** The scenario that leads to each view. */
const BY_VIEW: { readonly [V in View]?: string } = {
  signedOut: 'password',
  signIn: 'password',
  chooseFactor: 'passwordless',
  password: 'passwordless',
  smsCode: 'sms-mfa',
  emailCode: 'passwordless',
  totpCode: 'totp',
  chooseMfa: 'choose-mfa',
  setUpTotp: 'totp-setup',
  newPassword: 'new-password',
  custom: 'custom',
  passkey: 'passkey',
  managedLogin: 'google',
  signUp: 'password',
  confirmSignUp: 'password',
  forgotPassword: 'password',
  resetPassword: 'password',
  home: 'short-tokens',
};

/** Some refusals of the sign-in form have their own scenario. */
const BY_FAULT: { readonly [Kind in FaultKind]?: string } = { throttled: 'throttled', network: 'offline' };

/** Returns the scenario that leads to such a state, or null. */
export function scenarioOf({ view, fault, stepUp }: TestState): string | null {
  if (stepUp) return 'step-up';
  const ofFault = view === 'signIn' && fault ? BY_FAULT[fault.kind] : undefined;
  return ofFault ?? BY_VIEW[view] ?? null;
}
