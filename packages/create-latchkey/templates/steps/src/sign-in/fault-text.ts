import type { Fault, FaultKind, FaultReason, Notice } from '@latchkey/auth';

const KINDS: Record<FaultKind, string> = {
  credentials: 'Incorrect username or password.',
  code: 'That code isn’t right. Check it and try again.',
  policy: 'Something in this form wasn’t accepted. Check it and try again.',
  taken: 'An account with these details already exists.',
  lapsed: 'This step took too long. Start again.',
  unconfirmed: 'This account isn’t confirmed yet. Enter the code that we sent you.',
  resetRequired: 'Reset your password before you sign in.',
  throttled: 'Too many tries in a short time. Try again later.',
  network: 'The server cannot be reached. Try again when you are online.',
  deviceUnknown: 'This browser is no longer remembered. Sign in again.',
  cancelled: 'The passkey request was closed. Try again.',
  refused: 'This sign-in wasn’t allowed. Contact support if you need help.',
  blocked: 'This sign-in was blocked for your protection. Try again later.',
  configuration: 'This app isn’t set up for that yet. Contact support if you need help.',
  server: 'The server had a problem. Try again in a moment.',
  unexpected: 'Something went wrong. Try again.',
};

/** Reasons that are more specific than their kind. */
const REASONS: Partial<Record<FaultReason, string>> = {
  'code-expired': 'That code has expired. Ask for a new one.',
  'invitation-expired': 'Your temporary password has expired. Ask for a new invitation.',
  'password-policy': 'This password isn’t strong enough. Make it longer, or add other kinds of characters.',
  'password-reused': 'You have used this password before. Choose a new one.',
};

const NOTICES: Record<Notice, string> = {
  confirmed: 'Your account is confirmed. You can sign in now.',
  passwordChanged: 'Your password has been changed. Sign in with the new one.',
  signedOutHereOnly: 'You’re signed out in this browser.',
};

/** Explains why the last attempt was refused. */
export const faultText = ({ kind, reason, message }: Fault): string =>
  message ?? ((reason && REASONS[reason]) || KINDS[kind]);

/** The text of a success message. */
export const noticeText = (notice: Notice): string => NOTICES[notice];
