import type { SandboxClock } from '../controls/clock.ts';
import { notAuthorized } from '../wire/exception.ts';
import type { User } from './user.ts';

interface Failures {
  readonly count: number;
  readonly at: number;
}

const FREE_FAILURES = 5;
const FORGOTTEN_AFTER = 15 * 60_000;

/** Locks a user out after repeated wrong passwords: 2^(n-5) seconds after the n-th, at most 15 minutes. */
export class FailedAttempts {
  #failures = new WeakMap<User, Failures>();
  readonly #clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** @throws NotAuthorizedException while locked out; that attempt does not count. */
  check(user: User): void {
    const failures = this.#failures.get(user);
    if (!failures) return;
    const quietFor = this.#clock.now() - failures.at;
    if (quietFor >= FORGOTTEN_AFTER) this.#failures.delete(user);
    else if (quietFor < lockoutAfter(failures.count)) throw notAuthorized('Password attempts exceeded');
  }

  add(user: User): void {
    const count = (this.#failures.get(user)?.count ?? 0) + 1;
    this.#failures.set(user, { count, at: this.#clock.now() });
  }

  forget(user: User): void {
    this.#failures.delete(user);
  }

  clear(): void {
    this.#failures = new WeakMap();
  }
}

function lockoutAfter(count: number): number {
  return count < FREE_FAILURES ? 0 : Math.min(1000 * 2 ** (count - FREE_FAILURES), FORGOTTEN_AFTER);
}
