import type { AuthViews } from '@latchkey/react';
import { createElement, lazy, type ReactElement, useState } from 'react';
import { SignIn } from './sign-in.tsx';
import { SignedOut } from './signed-out.tsx';
import { Splash } from './splash.tsx';

type Steps = typeof import('./steps.ts');

let loaded: Steps | undefined;

/** Loads the views behind the first one, once. */
export const loadSteps = (): Promise<Steps> =>
  import('./steps.ts').then((steps) => {
    loaded = steps;
    return steps;
  });

/** Waits for its code only where that is not there yet: React leaves a page empty for 300 ms that has waited at all. */
function step<Props extends object>(pick: (steps: Steps) => (props: Props) => ReactElement) {
  const Awaited = lazy(async () => ({ default: pick(await loadSteps()) }));
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each view, when this module is loaded.
  return function Step(props: Props): ReactElement {
    // Chosen once: another component in its place would lose what was typed.
    const [View] = useState(() => (loaded === undefined ? Awaited : pick(loaded)));
    return createElement(View, props);
  };
}

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
