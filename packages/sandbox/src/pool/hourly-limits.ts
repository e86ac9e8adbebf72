import type { SandboxClock } from '../controls/clock.ts';
import { CognitoException } from '../wire/exception.ts';
import type { User } from './user.ts';

/** Calls a user may make in an hour (developer guide, "Quotas in Amazon Cognito"). */
const LIMITS = {
  ForgotPassword: 20,
  ConfirmForgotPassword: 20,
  ResendConfirmationCode: 5,
  ConfirmSignUp: 15,
  ChangePassword: 5,
  GetUserAttributeVerificationCode: 5,
  VerifyUserAttribute: 15,
};

export type LimitedOperation = keyof typeof LIMITS;

const HOUR = 3_600_000;

/** Counts a user's calls of operations that have an hourly limit. */
export class HourlyLimits {
  #calls = new WeakMap<User, Map<LimitedOperation, number[]>>();
  readonly #clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** @throws LimitExceededException */
  count(user: User, operation: LimitedOperation): void {
    const now = this.#clock.now();
    const ofUser = this.#calls.get(user) ?? new Map<LimitedOperation, number[]>();
    const recent = (ofUser.get(operation) ?? []).filter((at) => now - at < HOUR);
    if (recent.length >= LIMITS[operation]) {
      throw new CognitoException(
        'LimitExceededException',
        'Attempt limit exceeded, please try after some time.',
      );
    }
    this.#calls.set(user, ofUser.set(operation, [...recent, now]));
  }

  clear(): void {
    this.#calls = new WeakMap();
  }
}
