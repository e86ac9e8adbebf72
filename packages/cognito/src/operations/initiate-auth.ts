import { SENDING, TRIGGER } from '../exception-groups.ts';
import {
  type AuthFlow,
  type AuthParametersByFlow,
  checkAuthParameters,
} from '../initiate-auth/parameters.ts';
import type { AuthenticationStep, ContextMembers } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'InitiateAuth',
  required: ['authFlow'],
  exceptions: [
    SENDING,
    TRIGGER,
    'FeatureUnavailableInTierException',
    'InvalidUserPoolConfigurationException',
    'NotAuthorizedException',
    'PasswordResetRequiredException',
    'ResourceNotFoundException',
    'TooManyRequestsException',
    'UnsupportedOperationException',
    'UserNotConfirmedException',
    'UserNotFoundException',
  ],
  secret: 'authParameters',
  // A code may be sent twice, but the first is useless without the Session of the lost response.
  repeatable: true,
} as const satisfies Operation<InitiateAuthInput>;

interface Members extends ContextMembers {
  readonly clientId?: string | undefined;
  /**
   * Only to continue from ConfirmSignUp with USER_AUTH. Single use: a request with one is not repeated if its response is
   * lost.
   */
  readonly session?: string | undefined;
}

/** The flow and its parameters. */
export type InitiateAuthInput = {
  [Flow in AuthFlow]: Members & {
    readonly authFlow: Flow;
    readonly authParameters: AuthParametersByFlow[Flow];
  };
}[AuthFlow];

/**
 * Starts a sign-in, or refreshes tokens. Source: Cognito API reference, InitiateAuth.
 * @throws ErrorOf<typeof initiateAuth>; `validation` names a parameter that the flow needs and the input lacks
 */
export const initiateAuth: OperationFunction<typeof operation, InitiateAuthInput, AuthenticationStep> =
  /*#__PURE__*/ operationFunction(operation, ({ authFlow, authParameters, session }) => {
    checkAuthParameters(operation, authFlow, authParameters);
    return { ...operation, repeatable: !session };
  });
