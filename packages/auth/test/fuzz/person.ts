import type { Sandbox } from '@latchkey/sandbox';
import type { Auth } from '../../src/api.ts';
import { AuthError } from '../../src/errors.ts';
import { type ActionOf, type AuthActions, actionsOf, type View } from '../../src/views.ts';
import { pick } from '../storm/random.ts';
import { PASSWORD } from '../storm/world.ts';
import { totpCode } from '../totp.ts';
import { junkAlive } from './junk.ts';
import { TOTP_SECRET, USERS } from './run.ts';

const NEW_PASSWORD = 'Another-horse-2!';
const FLOWS = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH', 'CUSTOM_AUTH'] as const;

type Arguments = { readonly [Name in keyof AuthActions]: (next: () => number) => readonly unknown[] };

/** Sample arguments of a person for each action. */
function argumentsOf({ outbox }: Pick<Sandbox, 'outbox'>, now: number): Arguments {
  const username = (next: () => number) => pick(USERS, next());
  const code = (next: () => number) =>
    pick([outbox.messages.at(-1)?.code ?? '123456', totpCode(TOTP_SECRET, now)], next());
  const nothing = () => [];
  return {
    showSignIn: nothing,
    showSignUp: nothing,
    showForgotPassword: nothing,
    signIn: (next) => [
      {
        username: username(next),
        password: pick([PASSWORD, PASSWORD, NEW_PASSWORD, undefined], next()),
        flow: pick(FLOWS, next()),
      },
    ],
    clearFault: nothing,
    setClientMetadata: () => [{ locale: 'en' }],
    cancel: nothing,
    back: nothing,
    restart: nothing,
    chooseFactor: (next) => [pick(['PASSWORD', 'EMAIL_OTP', 'PASSWORD_SRP', 'WEB_AUTHN'], next())],
    chooseMfa: (next) => [pick(['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA', 'SMS_MFA'], next())],
    chooseOther: () => ['RETINA_SCAN'],
    submitPassword: () => [PASSWORD],
    submitCode: (next) => [code(next)],
    submitTotpSetup: (next) => [code(next), 'phone'],
    submitEmail: () => ['ann@example.com'],
    submitNewPassword: () => [NEW_PASSWORD],
    submitAnswer: () => ['the answer'],
    submitRaw: () => [{ ANSWER: 'the raw answer of the person' }],
    resend: nothing,
    retryPasskey: nothing,
    signUp: (next) => [
      { username: `new${next() % 9}`, password: PASSWORD, attributes: { email: 'new@example.com' } },
    ],
    showConfirmSignUp: (next) => [{ username: username(next) }],
    showResetPassword: (next) => [{ username: username(next) }],
    confirmSignUp: (next) => [code(next)],
    requestReset: (next) => [username(next)],
    confirmReset: (next) => [code(next), NEW_PASSWORD],
    signOut: (next) => [pick(['local', 'global'], next())],
    refresh: nothing,
    rememberDevice: nothing,
    declineDevice: nothing,
    forgetDevice: nothing,
    retryDevice: nothing,
  };
}

/** Calls an action of the current view; now and then with arguments that no person would give. Returns what went wrong. */
export function act(auth: Auth, sandbox: Sandbox, now: number, next: () => number): string | null {
  const { view } = auth.getState();
  const offered: readonly ActionOf<View>[] = actionsOf[view];
  const own = offered.filter((name): name is keyof AuthActions => name in auth.actions);
  const name: keyof AuthActions =
    own.length > 0 && next() % 8
      ? pick(own, next())
      : pick(Object.keys(auth.actions) as (keyof AuthActions)[], next());
  const given = next() % 6 ? argumentsOf(sandbox, now)[name](next) : [junkAlive(next), junkAlive(next)];
  // JavaScript callers may pass anything.
  const action = auth.actions[name] as (...given: readonly unknown[]) => void;
  try {
    action(...given);
  } catch (error) {
    if (!(error instanceof AuthError)) return `${name} threw ${String(error)}`;
  }
  return null;
}
