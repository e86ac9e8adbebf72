/** The views after the first one: loaded while the first one is on screen. */
import type { StateOf, View } from '@latchkey/auth';
import type { AuthViews } from '@latchkey/react';
import { createElement, type ReactElement } from 'react';
import { ChooseFactor } from './choose-factor.tsx';
import { ChooseMfa } from './choose-mfa.tsx';
import { ConfirmSignUp } from './confirm-sign-up.tsx';
import { Custom } from './custom.tsx';
import { DeliveredCode } from './delivered-code.tsx';
import { Expired } from './expired.tsx';
import { ForgotPassword } from './forgot-password.tsx';
import { Lapsed } from './lapsed.tsx';
import { ManagedLogin } from './managed-login.tsx';
import { NewPassword } from './new-password.tsx';
import { Passkey } from './passkey.tsx';
import { Password } from './password.tsx';
import { ResetPassword } from './reset-password.tsx';
import { SetUpEmail } from './set-up-email.tsx';
import { SetUpMfa } from './set-up-mfa.tsx';
import { SetUpTotp } from './set-up-totp.tsx';
import { SignUp } from './sign-up.tsx';
import { SigningOut } from './signing-out.tsx';
import { TotpCode } from './totp-code.tsx';
import { Unsupported } from './unsupported.tsx';

/** A view that is missing here does not compile. The app has `home`; the others are with the first page. */
const laterViews = {
  chooseFactor: ChooseFactor,
  password: Password,
  smsCode: DeliveredCode,
  emailCode: DeliveredCode,
  totpCode: TotpCode,
  chooseMfa: ChooseMfa,
  setUpMfa: SetUpMfa,
  setUpTotp: SetUpTotp,
  setUpEmail: SetUpEmail,
  newPassword: NewPassword,
  custom: Custom,
  passkey: Passkey,
  unsupported: Unsupported,
  lapsed: Lapsed,
  managedLogin: ManagedLogin,
  signUp: SignUp,
  confirmSignUp: ConfirmSignUp,
  forgotPassword: ForgotPassword,
  resetPassword: ResetPassword,
  expired: Expired,
  signingOut: SigningOut,
} satisfies Pick<AuthViews, Exclude<View, 'splash' | 'signedOut' | 'signIn' | 'home'>>;

export type LaterViewName = keyof typeof laterViews;
export type LaterState = StateOf<LaterViewName>;

/** Renders the component of the current view. */
export function LaterView(state: LaterState): ReactElement {
  return show(laterViews, state);
}

function show<V extends LaterViewName>(views: Pick<AuthViews, V>, state: StateOf<V>): ReactElement {
  return createElement<StateOf<V>>(views[state.view], state);
}
