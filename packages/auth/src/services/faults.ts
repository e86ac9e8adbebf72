/**
 * The meaning of an error for the person and for the developer.
 *
 * @module
 */
import { type CognitoError, isCognitoError, ValidationError, WafError } from '@latchkey/cognito';
import { SrpError } from '@latchkey/srp';
import type { FaultReply } from '../machine/ports.ts';
import type { Fault, FaultKind } from '../model.ts';
import { warn } from '../warn.ts';
import { DeviceProofError } from './device-proof-error.ts';
import { explanation } from './explain.ts';
import { faultReply } from './fault-reply.ts';
import { applies, attributeIn, faultRules, fieldIn, fieldOf, triggerSentence } from './fault-rules.ts';
import { ManagedLoginError } from './managed-login-error.ts';
import { notLoadedReply } from './not-loaded.ts';
import { TokensError } from './tokens-error.ts';

/**
 * A user who is already confirmed, from another tab or by a link: `User is already confirmed.`,
 * `Current status is CONFIRMED`.
 */
const CONFIRMED = /(already|status is) confirmed/i;

/** Milliseconds to wait if Cognito gives no time: after a burst or a lock-out, and after a limit that lasts for hours. */
const SHORT_WAIT = 5_000;
const LONG_WAIT = 60_000;

export function faultOf(error: CognitoError, now: number): Fault {
  const fault = meaningOf(error, now);
  try {
    if (process.env.NODE_ENV !== 'production') warn(explanation(fault, error.operation));
  } catch {
    // Without a bundler there is no `process`.
  }
  return fault;
}

/** {@link faultOf}, without a word in the console: for a refusal that the caller expects. */
export function meaningOf(error: CognitoError, now: number): Fault {
  const code = error.exceptionName ?? error.code;
  if (error instanceof WafError) return { kind: 'blocked', code: error.code, reason: error.code };
  if (error instanceof ValidationError) return missingInput(error);
  if (error.code === 'network') return { kind: 'network', code };
  if (error.code === 'aborted') return { kind: 'cancelled', code };

  const { message, httpStatus = 0 } = error;
  const found = faultRules.find((rule) => applies(rule, code, message));
  // A failing server may use any name; but known sentences do not come from a failing server.
  if (httpStatus >= 500 && !found?.words) return { kind: 'server', code };
  if (!found) return { kind: CONFIGURATION.test(code) ? 'configuration' : 'unexpected', code };
  const { exception: _, words: __, ...known } = found;
  return {
    ...known,
    ...details(error, found),
    code,
    ...optional('reasonCode', /^\w{1,64}$/.exec(error.reasonCode ?? '')?.[0]),
    ...waitOf(error, found, now),
  };
}

/** Exceptions without a rule that are caused by the configuration, whether or not the model has them for the operation. */
const CONFIGURATION = /^(Device|Feature|Invalid|Operation|Resource|Unsupported|UserPool|WebAuthn)/;

/** Details in a sentence beyond its kind. */
function details({ message }: CognitoError, { exception, reason }: { exception: string; reason?: string }) {
  if (reason === 'not-changeable' || reason === 'alias-taken') return optional('field', attributeIn(message));
  if (reason === 'trigger') return optional('message', triggerSentence(message));
  return exception === 'InvalidParameterException' && reason === undefined ? fieldIn(message) : null;
}

const optional = <Name extends string>(name: Name, value: string | undefined) =>
  value === undefined ? null : ({ [name]: value } as { [K in Name]: string });

function waitOf({ retryAfter, retry }: CognitoError, { kind }: { kind: FaultKind }, now: number) {
  if (kind !== 'throttled') return null;
  return { retryAt: now + (retryAfter ?? (retry === 'limited' ? LONG_WAIT : SHORT_WAIT)) };
}

/** Empty fields are found before anything is sent. */
function missingInput({ code, parameter }: ValidationError): Fault {
  const field = fieldOf(parameter);
  return field ? { kind: 'refused', code, reason: 'required', field } : { kind: 'configuration', code };
}

export const isAlreadyConfirmed = (error: unknown): boolean =>
  isCognitoError(error) && CONFIRMED.test(error.message);

/** Turns an error into a refusal. An error that comes from neither Cognito nor SRP is a bug and is thrown again. */
export function refusal(error: unknown, now: number): FaultReply {
  if (isCognitoError(error)) return { kind: 'fault', fault: faultOf(error, now) };
  if (error instanceof DeviceProofError) return deviceRefusal(refusal(error.cause, now));
  if (error instanceof ManagedLoginError) return { kind: 'fault', fault: error.fault };
  if (error instanceof TokensError) return tokensRefusal(error);
  if (error instanceof SrpError) {
    return error.code === 'not-loaded'
      ? faultReply('network', 'not-loaded')
      : faultReply('unexpected', `srp-${error.code}`);
  }
  return notLoadedReply(error);
}

/** Tokens of another pool are a mistake in the app; all else is a mix-up on the way. */
function tokensRefusal({ code }: TokensError): FaultReply {
  if (code !== 'wrong-pool') return faultReply('server', code);
  const fault = { kind: 'configuration', code, reason: code } as const;
  try {
    if (process.env.NODE_ENV !== 'production') warn(explanation(fault, 'The sign-in'));
  } catch {
    // As above.
  }
  return { kind: 'fault', fault };
}

/** A refused device secret is not a wrong password: nobody typed it. */
const deviceRefusal = (reply: FaultReply): FaultReply =>
  reply.fault.kind === 'credentials' ? faultReply('deviceUnknown', reply.fault.code) : reply;
