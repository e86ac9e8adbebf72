import type { AuthViews } from '@latchkey/react';
import { step } from './load-steps.ts';
import { SignIn } from './sign-in.tsx';
import { SignedOut } from './signed-out.tsx';
import { Splash } from './splash.tsx';

export const views: AuthViews = {
  splash: Splash,
  signedOut: SignedOut,
  signIn: SignIn,
  chooseFactor: step((steps) => steps.ChooseFactor),
  password: step((steps) => steps.Password),
  smsCode: step((steps) => steps.SmsCode),
  emailCode: step((steps) => steps.EmailCode),
  totpCode: step((steps) => steps.TotpCode),
  chooseMfa: step((steps) => steps.ChooseMfa),
  setUpMfa: step((steps) => steps.SetUpMfa),
  setUpTotp: step((steps) => steps.SetUpTotp),
  setUpEmail: step((steps) => steps.SetUpEmail),
  newPassword: step((steps) => steps.NewPassword),
  custom: step((steps) => steps.Custom),
  passkey: step((steps) => steps.Passkey),
  unsupported: step((steps) => steps.Unsupported),
  lapsed: step((steps) => steps.Lapsed),
  signUp: step((steps) => steps.SignUp),
  confirmSignUp: step((steps) => steps.ConfirmSignUp),
  forgotPassword: step((steps) => steps.ForgotPassword),
  resetPassword: step((steps) => steps.ResetPassword),
  home: step((steps) => steps.Home),
  expired: step((steps) => steps.Expired),
  signingOut: step((steps) => steps.SigningOut),
};
