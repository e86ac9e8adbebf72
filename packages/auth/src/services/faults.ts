/**
 * What each refusal means for a sign-in: by the exception's name, and by its message only where Cognito says two things
 * under one name.
 *
 * @module
 */
import { type CognitoError, isCognitoError } from '@latchkey/cognito';
import { SrpError } from '@latchkey/srp';
import type { FaultReply } from '../machine/ports.ts';
import type { Fault, FaultKind } from '../model.ts';
import { notLoadedReply } from './not-loaded.ts';
import { TokensError } from './tokens-error.ts';

/** Every other exception of the service model is a matter of configuration. */
const KINDS: Partial<Record<FaultKind, string>> = {
  credentials: 'NotAuthorized UserNotFound RefreshTokenReuse Unauthorized',
  code: 'CodeMismatch ExpiredCode EnableSoftwareTokenMFA',
  policy: 'InvalidPassword PasswordHistoryPolicyViolation',
  taken: 'UsernameExists AliasExists',
  unconfirmed: 'UserNotConfirmed',
  resetRequired: 'PasswordResetRequired',
  throttled: 'TooManyRequests LimitExceeded TooManyFailedAttempts',
  network: 'network',
  cancelled: 'aborted',
  // An invalid parameter is most often what a person typed: a phone number without a country code, say.
  refused: 'UserLambdaValidation InvalidParameter CodeDeliveryFailure',
  server: 'InternalError ConcurrentModification',
};

/** Cognito tells these apart by words alone. */
const WORDS: readonly (readonly [exception: string, words: RegExp, kind: FaultKind])[] = [
  ['NotAuthorizedException', /^invalid session for the user/i, 'lapsed'],
  ['NotAuthorizedException', /password attempts exceeded/i, 'throttled'],
  ['ResourceNotFoundException', /device/i, 'deviceUnknown'],
];

/** A user who confirmed before, in another tab or by a link: `User is already confirmed.`, `Current status is CONFIRMED`. */
const CONFIRMED = /(already|status is) confirmed/i;

/** Milliseconds to wait, where Cognito names none: after a burst or a lock-out, and after a limit that lasts for hours. */
const SHORT_WAIT = 5_000;
const LONG_WAIT = 60_000;

export function faultOf(error: CognitoError, now: number): Fault {
  const code = error.exceptionName ?? error.code;
  const kind = kindOf(error, code);
  if (kind !== 'throttled') return { kind, code };
  const wait = error.retryAfter ?? (error.retry === 'limited' ? LONG_WAIT : SHORT_WAIT);
  return { kind, code, retryAt: now + wait };
}

function kindOf({ code, message, httpStatus = 0 }: CognitoError, exceptionName: string): FaultKind {
  const byWords = WORDS.find(([exception, words]) => exception === exceptionName && words.test(message));
  if (byWords) return byWords[2];
  if (httpStatus >= 500) return 'server';
  // The name on the wire counts, also where the service model does not have it for this operation.
  const name = exceptionName.replace(/Exception$/, '');
  const named = Object.entries(KINDS).find(([, names]) => names.split(' ').includes(name));
  // Object.entries loses the key's type.
  return (named?.[0] as FaultKind | undefined) ?? (code === 'unknown' ? 'unexpected' : 'configuration');
}

export const isAlreadyConfirmed = (error: unknown): boolean =>
  isCognitoError(error) && CONFIRMED.test(error.message);

/** A refusal of Latchkey's own. */
export const faultReply = (kind: FaultKind, code: string): FaultReply => ({
  kind: 'fault',
  fault: { kind, code },
});

/** The refusal that `error` stands for. What is neither of Cognito nor of SRP is a bug and is thrown on. */
export function refusal(error: unknown, now: number): FaultReply {
  if (isCognitoError(error)) return { kind: 'fault', fault: faultOf(error, now) };
  if (error instanceof TokensError) return faultReply('server', error.code);
  if (error instanceof SrpError) {
    return error.code === 'not-loaded'
      ? faultReply('network', 'not-loaded')
      : faultReply('unexpected', `srp-${error.code}`);
  }
  return notLoadedReply(error);
}
