import { sameText } from '../bytes.ts';
import type { SandboxClock } from '../controls/clock.ts';
import type { SandboxEnvironment } from '../environment.ts';
import { newCode } from '../ids.ts';
import { expiredConfirmationCode, wrongConfirmationCode } from '../wire/exception.ts';
import type { Contact } from './factors.ts';
import type { User } from './user.ts';

/** The purpose of a confirmation code. */
export type CodePurpose = 'sign-up' | 'forgot-password' | `verify ${Contact}`;

interface IssuedCode {
  readonly code: string;
  readonly contact: Contact;
  readonly expiresAt: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DIGITS = 6;

/** Codes that were sent and not used yet; a new one replaces the previous one. */
export class ConfirmationCodes {
  #codes = new WeakMap<User, Map<CodePurpose, IssuedCode>>();
  readonly #clock: SandboxClock;
  readonly #random: SandboxEnvironment['random'];

  constructor(clock: SandboxClock, random: SandboxEnvironment['random']) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Creates a new code: valid for an hour for a password reset, otherwise for a day. */
  issue(user: User, purpose: CodePurpose, contact: Contact): string {
    const code = newCode(this.#random, DIGITS);
    const lifetime = purpose === 'forgot-password' ? HOUR : DAY;
    this.#of(user).set(purpose, { code, contact, expiresAt: this.#clock.now() + lifetime });
    return code;
  }

  /**
   * Checks a code without using it up, and returns where it was sent.
   *
   * @throws CodeMismatchException; ExpiredCodeException if it is too old or none was requested
   */
  check(user: User, purpose: CodePurpose, code: string): Contact {
    const issued = this.#of(user).get(purpose);
    if (!issued || this.#clock.now() >= issued.expiresAt) throw expiredConfirmationCode();
    if (!sameText(issued.code, code)) throw wrongConfirmationCode();
    return issued.contact;
  }

  /**
   * Uses a code for work that takes time; during that it does not work a second time. It is kept if the work fails: a new
   * password may be too weak.
   *
   * @throws CodeMismatchException, ExpiredCodeException; errors of `work`
   */
  async redeem(user: User, purpose: CodePurpose, code: string, work: () => Promise<void>): Promise<void> {
    this.check(user, purpose, code);
    const codes = this.#of(user);
    const issued = codes.get(purpose);
    this.use(user, purpose);
    try {
      await work();
    } catch (error) {
      if (issued && !codes.has(purpose)) codes.set(purpose, issued);
      throw error;
    }
  }

  /** Uses up a code: it works once. */
  use(user: User, purpose: CodePurpose): void {
    this.#of(user).delete(purpose);
  }

  clear(): void {
    this.#codes = new WeakMap();
  }

  #of(user: User): Map<CodePurpose, IssuedCode> {
    const codes = this.#codes.get(user) ?? new Map<CodePurpose, IssuedCode>();
    this.#codes.set(user, codes);
    return codes;
  }
}
