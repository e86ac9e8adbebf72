/**
 * Step-up: USER_AUTH with TARGET_ACR_VALUES. Source: Cognito developer guide, "Step-up authentication with the USER_AUTH flow".
 *
 * @module
 */
import type { AuthCall } from '../call.ts';
import { isReady } from '../mfa/factors.ts';
import type { FirstChallenge, MfaFactor } from '../pool/factors.ts';
import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { authorize } from '../tokens/authorize.ts';
import { CognitoException, invalidParameter, notAuthorized } from '../wire/exception.ts';
import { availableChallenges, simulatedChallenges } from './first-factors.ts';
import { type Level, levelOf, METHODS, type Method, type Target } from './levels.ts';
import type { Parameters } from './parameters.ts';
import { levelNames, levelsIn } from './reached-level.ts';
import { isKnown, type KnownSignIn, type Proof, type SignIn } from './sign-in.ts';

/**
 * Adds the target of TARGET_ACR_VALUES to a sign-in, and what the ACCESS_TOKEN proves. Unchanged without it.
 *
 * @throws InvalidParameterException, NotAuthorizedException, FeatureUnavailableInTierException
 */
export async function withTarget(
  call: AuthCall,
  signIn: SignIn,
  parameters: Partial<Parameters>,
): Promise<SignIn> {
  const { TARGET_ACR_VALUES: values, ACCESS_TOKEN, MAX_AGE } = parameters;
  if (values === undefined) {
    if (ACCESS_TOKEN !== undefined) throw invalidParameter('Missing required parameter TARGET_ACR_VALUES');
    return signIn;
  }
  if (call.pool.settings.userPoolTier === 'LITE') {
    throw new CognitoException(
      'FeatureUnavailableInTierException',
      'Step-up authentication is not available in the Lite tier of user pools.',
    );
  }
  if (MAX_AGE !== undefined && !/^\d{1,9}$/.test(MAX_AGE)) throw invalidParameter('MAX_AGE is not valid.');
  const wanted = wantedLevels(call.pool, values);
  // An unknown name looks as it does without a target.
  if (!isKnown(signIn)) return signIn;
  const credit = await creditOf(call, signIn, ACCESS_TOKEN, MAX_AGE);
  const { methods: credited } = credit;
  const level = reachableLevel(call.pool, signIn.user, wanted, credited);
  if (level === undefined) throw invalidParameter('The user cannot reach any of the requested ACR values.');
  if (credit.level >= level)
    throw invalidParameter('The access token already meets the requested ACR value.');
  return {
    ...signIn,
    target: { level, credited },
    proofs: new Set([...signIn.proofs, ...credit.proofs]),
  };
}

function wantedLevels(pool: Pool, values: string): Level[] {
  const known = levelsIn(pool, values);
  if (known.length === 0) throw invalidParameter('None of the requested ACR values is valid.');
  return known;
}

const reachableLevel = (pool: Pool, user: User, wanted: readonly Level[], credited: readonly Method[]) =>
  wanted.find((level) => challengesTowards(pool, user, { level, credited }).length > 0);

/** Whether these methods are enough for a list of `acr` values: for the first level of it that the user can reach. */
export function isEnough(pool: Pool, user: User, values: string, methods: readonly string[]): boolean {
  const level = reachableLevel(pool, user, levelsIn(pool, values), []);
  return level !== undefined && levelOf(METHODS.filter((method) => methods.includes(method))) >= level;
}

/** Returns the first factors that a sign-in can begin with. */
export function firstChallenges(pool: Pool, signIn: SignIn): FirstChallenge[] {
  if (!isKnown(signIn)) return simulatedChallenges(pool);
  const { user, target } = signIn;
  return target ? challengesTowards(pool, user, target) : availableChallenges(pool, user);
}

interface Credit {
  readonly methods: readonly Method[];
  /** The level in the token's `acr`; 0 if the pool has no level of this name any more. */
  readonly level: Level | 0;
  readonly proofs: readonly Proof[];
}

const NO_CREDIT: Credit = { methods: [], level: 0, proofs: [] };

async function creditOf(
  { pool, client }: AuthCall,
  { user }: KnownSignIn,
  accessToken: string | undefined,
  maxAge: string | undefined,
): Promise<Credit> {
  if (accessToken === undefined) return NO_CREDIT;
  const grant = await authorize(pool, accessToken);
  if (grant.user !== user || grant.client !== client) throw notAuthorized('Invalid Access Token');
  const age = Math.floor(pool.clock.now() / 1000) - grant.authTime;
  if (age > Number(maxAge ?? Infinity)) return NO_CREDIT;
  const methods = METHODS.filter((method) => grant.amr?.includes(method));
  return {
    methods,
    level: levelNames(pool).some((name) => name === grant.acr) ? levelOf(methods) : 0,
    proofs: [
      ...(methods.includes('pwd') ? (['password'] as const) : []),
      ...(grant.passedMfa ? (['mfa'] as const) : []),
    ],
  };
}

/** Returns the second factors with which a password reaches a level: the lowest that is enough. */
export function factorsTowards({ settings }: Pool, user: User, level: Level): MfaFactor[] {
  const codes = settings.enabledMfas.filter(
    (factor) => factor !== 'SOFTWARE_TOKEN_MFA' && isReady(user, factor),
  );
  if (level < 4 && codes.length > 0) return codes;
  return isReady(user, 'SOFTWARE_TOKEN_MFA') ? ['SOFTWARE_TOKEN_MFA'] : [];
}

/** Whether only a second factor is missing to a target. */
export const lacksSecondFactor = (pool: Pool, { user, target, ...signIn }: KnownSignIn): boolean =>
  target !== undefined &&
  signIn.proofs.has('password') &&
  factorsTowards(pool, user, target.level).length > 0;

const FIRST_METHOD: Readonly<Record<FirstChallenge, Method>> = {
  PASSWORD: 'pwd',
  PASSWORD_SRP: 'pwd',
  EMAIL_OTP: 'email_otp',
  SMS_OTP: 'sms',
  WEB_AUTHN: 'swk',
};

/** Returns the first factors of a user that lead to a level, with the methods that are credited. */
function challengesTowards(pool: Pool, user: User, { level, credited }: Target): FirstChallenge[] {
  return availableChallenges(pool, user).filter((challenge) => {
    const method = FIRST_METHOD[challenge];
    if (levelOf([...credited, method]) >= level) return true;
    return method === 'pwd' && factorsTowards(pool, user, level).length > 0;
  });
}
