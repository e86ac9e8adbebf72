/**
 * Checks of calls from a page to its worker: any script of the page can post. A secret is accepted only where its kind is
 * expected.
 *
 * @module
 */
import {
  type Check,
  type Checked,
  either,
  isFlag,
  isNull,
  isNumber,
  isText,
  isTexts,
  listOf,
  nullable,
  oneOf,
  shaped,
} from '../checks.ts';
import { FACTORS, FLOWS, REMEMBER, SCOPES } from '../model.ts';
import { isSealed, kindOf, type Sealed, type SealKind, unseal } from '../sealed.ts';
import { isCheckedRequest } from '../services/managed-login/checked-request.ts';
import type { CallName, WorkerCalls } from './calls.ts';

/** Accepts a value of this kind that the worker's own services sealed. */
const secret =
  <T>(kind: Exclude<SealKind, 'typed'>): Check<Sealed<T>> =>
  (value): value is Sealed<T> =>
    kindOf(value) === kind;

/** Accepts a value of this shape that a person typed. */
const typed =
  <T>(check: Check<T>): Check<Sealed<T>> =>
  (value): value is Sealed<T> =>
    isSealed(value) && kindOf(value) === 'typed' && check(unseal(value));

const isTyped = typed(isText);
const isProof = secret<unknown>('proof');

const ending = {
  reason: oneOf(['signOut', 'expired', 'elsewhere', 'deleted'] as const),
  scope: oneOf(SCOPES),
};

const attempt = {
  username: isText,
  flow: oneOf(FLOWS),
  factor: nullable(oneOf(FACTORS)),
  password: nullable(isTyped),
  proof: nullable(isProof),
  autofill: isFlag,
  knownDevice: isFlag,
  round: isNumber,
  remember: oneOf(REMEMBER),
  clientMetadata: nullable(isTexts),
};
const isTarget = shaped({ acrValues: isText, maxAge: nullable(isNumber) });
const isAttempt = either(shaped(attempt), shaped({ ...attempt, stepUp: isTarget }));

const isDelivery = nullable(
  shaped({ medium: nullable(oneOf(['SMS', 'EMAIL'] as const)), destination: nullable(isText) }),
);

const isChallenge = shaped({
  name: isText,
  session: nullable(secret<string>('session')),
  parameters: secret<Readonly<Record<string, string>>>('parameters'),
  lapsesAt: isNumber,
  delivery: isDelivery,
  choices: listOf(isText),
  requiredAttributes: listOf(isText),
  attributes: isTexts,
  prompt: isTexts,
  proof: nullable(isProof),
});

const answers = [
  shaped({ kind: oneOf(['code'] as const), code: isTyped }),
  shaped({ kind: oneOf(['password'] as const), password: isTyped }),
  shaped({ kind: oneOf(['choice'] as const), choice: isText }),
  shaped({ kind: oneOf(['email'] as const), email: isText }),
  shaped({ kind: oneOf(['newPassword'] as const), password: isTyped, attributes: isTexts }),
  shaped({ kind: oneOf(['custom'] as const), answer: isTyped }),
  shaped({ kind: oneOf(['raw'] as const), answers: typed(isTexts) }),
  shaped({ kind: oneOf(['proof'] as const) }),
] as const;
const isAnswer = (value: unknown): value is Checked<(typeof answers)[number]> =>
  answers.some((check) => check(value));

const isScope = oneOf(SCOPES);
/** With or without the lineage of the session that the page holds. */
const ofPage = <Members extends Readonly<Record<string, Check<unknown>>>>(members: Members) =>
  either(shaped(members), shaped({ ...members, lineage: isText }));

const addressee = { username: isText, clientMetadata: nullable(isTexts) };
const withAttempt = shaped({ attempt: isAttempt });
const withChallenge = { attempt: isAttempt, challenge: isChallenge };

const isTokens = shaped({ accessToken: isText, idToken: isText, refreshToken: isText });

const inputs: { readonly [Name in CallName]: Check<WorkerCalls[Name][0]> } = {
  restoreSession: shaped({}),
  prepareSrp: withAttempt,
  initiateAuth: withAttempt,
  respond: shaped({ ...withChallenge, answer: isAnswer }),
  forgetLocalDevice: withAttempt,
  prepareRedirect: shaped({
    redirect: typed(isCheckedRequest),
    mode: oneOf(['redirect', 'popup', 'silent'] as const),
  }),
  claimRedirect: shaped({ redirect: isTyped }),
  exchangeCode: shaped({ redirect: isProof }),
  associateTotp: shaped(withChallenge),
  verifyTotp: shaped({ ...withChallenge, code: isTyped, deviceName: nullable(isText) }),
  assertPasskey: shaped({ ...withChallenge, autofill: isFlag }),
  signUp: shaped({ ...addressee, password: nullable(isTyped), attributes: isTexts, validationData: isTexts }),
  confirmSignUp: shaped({ ...addressee, code: isTyped, forceAliasCreation: isFlag }),
  resendSignUp: shaped(addressee),
  autoSignIn: withAttempt,
  requestReset: shaped(addressee),
  confirmReset: shaped({ ...addressee, code: isTyped, password: isTyped }),
  refreshTokens: shaped({ force: isFlag }),
  confirmDevice: shaped({ username: isText }),
  updateDevice: shaped({
    username: isText,
    to: oneOf(['remembered', 'notRemembered', 'forgotten'] as const),
  }),
  revokeTokens: shaped({ scope: isScope }),
  clearSession: ofPage(ending),
  capabilities: isNull,
  'session.load': isNull,
  'session.end': ofPage({ scope: nullable(isScope) }),
  catchUp: isNull,
  prepare: isNull,
  'device.forget': isText,
  'pendingSignIn.save': nullable(
    shaped({
      attempt: shaped({ ...attempt, password: isNull, proof: isNull }),
      challenge: nullable(isText),
      awaits: nullable(shaped({ of: oneOf(['signUp', 'reset'] as const), delivery: isDelivery })),
    }),
  ),
  'pendingSignIn.export': oneOf(['thisBrowser', 'anywhere'] as const),
  'pendingSignIn.look': isText,
  'pendingSignIn.import': isText,
  'session.start': isTokens,
  'legacy.take': shaped({
    managedLogin: isFlag,
    session: nullable(isTokens),
    devices: listOf(
      shaped({ username: isText, deviceKey: isText, deviceGroupKey: isText, devicePassword: isText }),
    ),
  }),
};

export const isCallName = (name: string): name is CallName => Object.hasOwn(inputs, name);

export const isInput = <Name extends CallName>(name: Name, input: unknown): input is WorkerCalls[Name][0] =>
  inputs[name](input);
