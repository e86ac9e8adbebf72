import type { BareClient, RequestOptions } from '../client-types.ts';
import { SENDING, TRIGGER } from '../exception-groups.ts';
import {
  type AuthFlow,
  type AuthParametersByFlow,
  checkAuthParameters,
} from '../initiate-auth/parameters.ts';
import type { AuthenticationStep, ContextMembers } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'InitiateAuth',
  required: 'authFlow',
  exceptions: `${SENDING} ${TRIGGER} FeatureUnavailableInTier InvalidUserPoolConfiguration NotAuthorized PasswordResetRequired ResourceNotFound TooManyRequests UnsupportedOperation UserNotConfirmed UserNotFound`,
  secret: 'authParameters',
  // A code may be sent twice, but the first is of no use without the Session of the lost answer.
  repeatable: true,
} as const;

interface Members extends ContextMembers {
  readonly clientId?: string | undefined;
  /** Only to continue from ConfirmSignUp with USER_AUTH. Single use: with one, a lost answer is not repeated. */
  readonly session?: string | undefined;
}

/** The flow and the parameters that belong to it. */
export type InitiateAuthInput = {
  [Flow in AuthFlow]: Members & {
    readonly authFlow: Flow;
    readonly authParameters: AuthParametersByFlow[Flow];
  };
}[AuthFlow];

export type InitiateAuthOutput = AuthenticationStep;
export type InitiateAuthError = OperationError<typeof operation>;

/**
 * Begins a sign-in, or refreshes tokens. Source: Cognito API reference, InitiateAuth.
 * @throws InitiateAuthError; `validation` names a parameter that the flow needs and lacks, before any request.
 */
export async function initiateAuth(
  client: BareClient,
  input: InitiateAuthInput,
  options?: RequestOptions,
): Promise<InitiateAuthOutput> {
  checkAuthParameters(operation, input.authFlow, input.authParameters);
  return client.call({ ...operation, repeatable: !input.session }, input, options);
}

export const isInitiateAuthError = (error: unknown): error is InitiateAuthError =>
  isErrorOf(operation, error);
