import { ValidationError } from '../errors.ts';
import { checkRequired, type Input } from '../input.ts';
import type { Operation } from '../operation.ts';
import { own } from '../own.ts';

interface ForAnyFlow {
  /** Computed from USERNAME when the client has a secret. */
  readonly SECRET_HASH?: string | undefined;
  /** The device key that this browser has for the user. */
  readonly DEVICE_KEY?: string | undefined;
}

interface ForUser extends ForAnyFlow {
  readonly USERNAME: string;
}

interface ForRefresh extends ForAnyFlow {
  readonly REFRESH_TOKEN: string;
  /** The username in the pool, never an alias: only used to compute SECRET_HASH. */
  readonly USERNAME?: string | undefined;
}

interface SrpStart {
  /** Lowercase hex of A = g^a mod N. */
  readonly SRP_A: string;
}

/** Custom authentication, started by the trigger alone or after password verification by SRP. */
type ForCustom = ForUser &
  (
    | (SrpStart & { readonly CHALLENGE_NAME: 'SRP_A' })
    | { readonly SRP_A?: undefined; readonly CHALLENGE_NAME?: undefined }
  );

interface StepUp {
  /** Space-separated ACR URIs, highest priority first. */
  readonly TARGET_ACR_VALUES?: string | undefined;
  /** The current access token of the same user; only with TARGET_ACR_VALUES. */
  readonly ACCESS_TOKEN?: string | undefined;
  /** Seconds, as a string. */
  readonly MAX_AGE?: string | undefined;
}

/** Choice-based sign-in. Parameters for the first answer to a preferred password challenge may be included. */
type ForChoice = ForUser &
  StepUp &
  (
    | {
        readonly PREFERRED_CHALLENGE: 'PASSWORD_SRP';
        readonly SRP_A?: string | undefined;
        readonly PASSWORD?: undefined;
      }
    | {
        readonly PREFERRED_CHALLENGE: 'PASSWORD';
        readonly PASSWORD?: string | undefined;
        readonly SRP_A?: undefined;
      }
    | {
        readonly PREFERRED_CHALLENGE?: 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN' | undefined;
        readonly PASSWORD?: undefined;
        readonly SRP_A?: undefined;
      }
  );

/** The AuthParameters of each flow that InitiateAuth accepts; the ADMIN_* flows are not included. */
export interface AuthParametersByFlow {
  readonly USER_SRP_AUTH: ForUser & SrpStart & { readonly CHALLENGE_NAME?: 'SRP_A' | undefined };
  readonly USER_PASSWORD_AUTH: ForUser & { readonly PASSWORD: string };
  readonly USER_AUTH: ForChoice;
  readonly CUSTOM_AUTH: ForCustom;
  readonly REFRESH_TOKEN_AUTH: ForRefresh;
  readonly REFRESH_TOKEN: ForRefresh;
}

export type AuthFlow = keyof AuthParametersByFlow;

type KeysOfUnion<T> = T extends unknown ? keyof T : never;
type AnyParameter = KeysOfUnion<AuthParametersByFlow[AuthFlow]>;

/** The flows of InitiateAuth, each with the parameters it always needs. */
const REQUIRED: { readonly [Flow in AuthFlow]: readonly (keyof AuthParametersByFlow[Flow])[] } = {
  USER_SRP_AUTH: ['USERNAME', 'SRP_A'],
  USER_PASSWORD_AUTH: ['USERNAME', 'PASSWORD'],
  USER_AUTH: ['USERNAME'],
  CUSTOM_AUTH: ['USERNAME'],
  REFRESH_TOKEN_AUTH: ['REFRESH_TOKEN'],
  REFRESH_TOKEN: ['REFRESH_TOKEN'],
};

/** Repeats the compiler's checks at run time, for JavaScript callers and for inputs assembled from parts. */
export function checkAuthParameters(operation: Operation, flow: AuthFlow, given: object | undefined): void {
  if (!Object.hasOwn(REQUIRED, flow)) {
    throw new ValidationError(
      operation.name,
      'authFlow',
      `${operation.name} does not support the authFlow ${flow}.`,
    );
  }
  const parameters: Input = own({ ...given });
  checkRequired(operation, parameters, [...REQUIRED[flow], ...alsoRequired(flow, parameters)]);
}

/** Parameters that are required because of another one. */
function alsoRequired(
  flow: AuthFlow,
  { SRP_A, CHALLENGE_NAME, ACCESS_TOKEN }: Input,
): readonly AnyParameter[] {
  if (flow === 'USER_AUTH' && ACCESS_TOKEN) return ['TARGET_ACR_VALUES'];
  if (flow !== 'CUSTOM_AUTH') return [];
  if (SRP_A) return ['CHALLENGE_NAME'];
  return CHALLENGE_NAME === 'SRP_A' ? ['SRP_A'] : [];
}
