/** The views behind the first one: loaded while the first one is on screen. */
import type { AuthViews } from '@latchkey/react';
import { ChooseFactor } from './choose-factor.tsx';
import { ChooseMfa } from './choose-mfa.tsx';
import { ConfirmSignUp } from './confirm-sign-up.tsx';
import { Custom } from './custom.tsx';
import { EmailCode, SmsCode } from './delivered-code.tsx';
import { Expired } from './expired.tsx';
import type { firstViews } from './first-views.ts';
import { ForgotPassword } from './forgot-password.tsx';
import { Home } from './home/home.tsx';
import { Lapsed } from './lapsed.tsx';
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

export const laterViews: Omit<AuthViews, keyof typeof firstViews> = {
  chooseFactor: ChooseFactor,
  password: Password,
  smsCode: SmsCode,
  emailCode: EmailCode,
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
  signUp: SignUp,
  confirmSignUp: ConfirmSignUp,
  forgotPassword: ForgotPassword,
  resetPassword: ResetPassword,
  home: Home,
  expired: Expired,
  signingOut: SigningOut,
};
