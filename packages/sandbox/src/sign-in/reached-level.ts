import type { Pool } from '../pool/pool.ts';
import { type Level, levelOf, METHODS, type Method, type Target } from './levels.ts';
import type { KnownSignIn } from './sign-in.ts';

const METHOD_OF: Readonly<Record<string, Method>> = {
  SOFTWARE_TOKEN_MFA: 'otp',
  SMS_MFA: 'sms',
  SMS_OTP: 'sms',
  EMAIL_OTP: 'email_otp',
};

/** Returns the methods that a sign-in has completed, or got from its access token. */
function methodsOf({ proofs, rounds }: KnownSignIn, { credited }: Target): Method[] {
  const done = new Set<Method | undefined>(credited);
  if (proofs.has('password')) done.add('pwd');
  if (proofs.has('passkey')) done.add(proofs.has('roaming-passkey') ? 'hwk' : 'swk');
  // Only a custom challenge can have failed, and that is no method.
  for (const { challengeName } of rounds) done.add(METHOD_OF[challengeName]);
  return METHODS.filter((method) => done.has(method));
}

/** The names of the levels of a pool, lowest first. */
export function levelNames({ settings }: Pool): readonly string[] {
  const { level1, level2, level3, level4 } = settings.acrConfiguration;
  return [level1, level2, level3, level4].map(({ acrValue }) => acrValue);
}

/** The levels that a list of `acr` values names, in its order; other names are left out. */
export const levelsIn = (pool: Pool, values: string): Level[] => {
  const names = levelNames(pool);
  const levels = values.split(' ').map((value) => (names.indexOf(value) + 1) as Level | 0);
  return levels.filter((level) => level !== 0);
};

/** Returns the `acr` and `amr` claims of a sign-in that had a target. */
export function levelClaims(pool: Pool, signIn: KnownSignIn): { acr?: string; amr?: string[] } {
  const { target } = signIn;
  if (!target) return {};
  const methods = methodsOf(signIn, target);
  const acr = levelNames(pool)[levelOf(methods) - 1];
  return {
    ...(acr === undefined ? {} : { acr }),
    amr: methods.length > 1 ? [...methods, 'mfa'] : methods,
  };
}

/** Whether a sign-in is still below its target. */
export const isBelow = (signIn: KnownSignIn, target: Target): boolean =>
  levelOf(methodsOf(signIn, target)) < target.level;
