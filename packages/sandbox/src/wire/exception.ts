import { EXCEPTION_STATUS, type ExceptionName } from './exception-names.ts';

/** An error response: the exception's name, its message and the HTTP status. */
export interface ErrorResponse {
  readonly type: string;
  readonly message: string;
  readonly status: number;
  /** Only for some InvalidParameterExceptions. */
  readonly reasonCode?: string | undefined;
}

/** An exception of the user-pool API. On the wire it is `__type` and `message`. */
export class CognitoException extends Error implements ErrorResponse {
  /** The exception's name in the service model, such as `NotAuthorizedException`. */
  readonly type: ExceptionName;
  readonly status: number;

  constructor(type: ExceptionName, message: string) {
    super(message);
    this.name = type;
    this.type = type;
    this.status = EXCEPTION_STATUS[type];
  }
}

export function notAuthorized(message: string): CognitoException {
  return new CognitoException('NotAuthorizedException', message);
}

export function invalidParameter(message: string): CognitoException {
  return new CognitoException('InvalidParameterException', message);
}

export function resourceNotFound(message: string): CognitoException {
  return new CognitoException('ResourceNotFoundException', message);
}

export function userNotFound(message = 'User does not exist.'): CognitoException {
  return new CognitoException('UserNotFoundException', message);
}

export function usernameExists(): CognitoException {
  return new CognitoException('UsernameExistsException', 'User already exists');
}

/** The same text for a wrong password, a wrong proof and, if existence is hidden, an unknown user. */
export function wrongCredentials(): CognitoException {
  return notAuthorized('Incorrect username or password.');
}

/** A wrong code in an answer to a challenge. */
export function wrongChallengeCode(): CognitoException {
  return new CognitoException('CodeMismatchException', 'Invalid code or auth state for the user.');
}

/** A wrong code for sign-up, password reset or attribute verification. */
export function wrongConfirmationCode(): CognitoException {
  return new CognitoException(
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
  );
}

export function expiredConfirmationCode(): CognitoException {
  return new CognitoException('ExpiredCodeException', 'Invalid code provided, please request a code again.');
}
