'use client';
export { Authenticator, type AuthenticatorProps } from './authenticator.tsx';
export { lastUsername } from './last-username.ts';
export type {
  ManagedProvider,
  OwnProvider,
  PasswordRules,
  Provider,
  SignInOptions,
  SignUpAttribute,
  SignUpField,
  Slot,
} from './options.ts';
export type { LookProps } from './root.tsx';
export type { OwnViews } from './views/views.tsx';
export type { AccountWords, FirstWords, MessageWords, StepWords, Words } from './words/words.ts';
