/**
 * What opening a page and signing in by password do without, where the browser has Web Locks: a chunk of its own, by
 * `loadMore`.
 *
 * @module
 */
import type { AuthServices } from '../machine/ports.ts';
import type { ServiceContext } from './context.ts';
import { deviceServices } from './device.ts';
import { passkeyServices } from './passkey.ts';
import { resetServices } from './reset.ts';
import type { SignInServices } from './sign-in.ts';
import { signUpServices } from './sign-up.ts';
import { totpServices } from './totp.ts';

export { underLease } from '../browser/lease.ts';
export { otherAnswersTo } from './other-answers.ts';

export type MoreName =
  | 'associateTotp'
  | 'verifyTotp'
  | 'assertPasskey'
  | 'signUp'
  | 'confirmSignUp'
  | 'resendSignUp'
  | 'autoSignIn'
  | 'requestReset'
  | 'confirmReset'
  | 'confirmDevice'
  | 'updateDevice';

export type MoreServices = { readonly [Name in MoreName]: AuthServices[Name] };

export const moreServices = (context: ServiceContext, signIn: SignInServices): MoreServices => ({
  ...totpServices(context),
  ...passkeyServices(context),
  ...signUpServices(context, signIn),
  ...resetServices(context),
  ...deviceServices(context),
});
