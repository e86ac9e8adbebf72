/** A refusal as Cognito puts it on the wire: `__type`, `message`, and for parameters sometimes a `reasonCode`. */
export class CognitoException extends Error {
  /** The exception's name in the service model, such as `NotAuthorizedException`. */
  readonly type: string;
  /** The HTTP status. Cognito answers 400 to every client error, whatever the model says. */
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.name = type;
    this.type = type;
    this.status = status;
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

/** The one text for a wrong password, a wrong proof and, where existence is hidden, an unknown user. */
export function wrongCredentials(): CognitoException {
  return notAuthorized('Incorrect username or password.');
}

/** A wrong code as an answer to a challenge of a sign-in. */
export function wrongChallengeCode(): CognitoException {
  return new CognitoException('CodeMismatchException', 'Invalid code or auth state for the user.');
}

/** A wrong code of sign-up, password reset or attribute verification. */
export function wrongConfirmationCode(): CognitoException {
  return new CognitoException(
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
  );
}

export function expiredConfirmationCode(): CognitoException {
  return new CognitoException('ExpiredCodeException', 'Invalid code provided, please request a code again.');
}
