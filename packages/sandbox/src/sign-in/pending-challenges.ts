import { toBase64Url } from '../bytes.ts';
import type { Environment } from '../environment.ts';
import type { SandboxClock } from '../handles/clock.ts';
import type { Device, User } from '../pool/user.ts';
import { notAuthorized } from '../wire/exception.ts';
import type { SignIn } from './sign-in.ts';
import type { SrpHandshake } from './srp.ts';

/** What the pool waits for, with what it needs to judge the answer. */
export type Question =
  | { readonly name: 'PASSWORD_VERIFIER'; readonly handshake: SrpHandshake }
  | { readonly name: 'DEVICE_SRP_AUTH'; readonly device: Device }
  | { readonly name: 'DEVICE_PASSWORD_VERIFIER'; readonly handshake: SrpHandshake; readonly device: Device }
  | { readonly name: 'NEW_PASSWORD_REQUIRED' }
  /** After SignUp: ConfirmSignUp goes on from here. */
  | { readonly name: 'SIGN_UP' }
  /** After ConfirmSignUp: InitiateAuth USER_AUTH goes on from here. */
  | { readonly name: 'AUTO_SIGN_IN' };

export type QuestionName = Question['name'];
export type QuestionOf<N extends QuestionName> = Extract<Question, { name: N }>;

/** A question that was put and may be answered once, until it expires. */
export interface PendingChallenge {
  readonly session: string;
  readonly signIn: SignIn;
  readonly question: Question;
  readonly expiresAt: number;
  used: boolean;
  wrongAnswers: number;
}

const SESSION_BYTES = 240;
const MINUTE = 60_000;

/** Questions that wait for an answer, found by Session or by secret block. */
export class PendingChallenges {
  readonly #pending = new Map<string, PendingChallenge>();
  readonly #clock: SandboxClock;
  readonly #random: Environment['random'];

  constructor(clock: SandboxClock, random: Environment['random']) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Puts a question. Its Session is valid for the app client's AuthSessionValidity. */
  put(signIn: SignIn, question: Question): PendingChallenge {
    const pending: PendingChallenge = {
      // Sessions of the real service begin so; the rest is random.
      session: `AYAB${toBase64Url(this.#random(SESSION_BYTES))}`,
      signIn,
      question,
      expiresAt: this.#clock.now() + signIn.client.settings.authSessionValidity * MINUTE,
      used: false,
      wrongAnswers: 0,
    };
    this.#pending.set(pending.session, pending);
    return pending;
  }

  has(session: string): boolean {
    return this.#pending.has(session);
  }

  /** @throws NotAuthorizedException when the Session is unknown, expired, used, or of another app client. */
  bySession(session: string, clientId?: string): PendingChallenge {
    const pending = this.#pending.get(session);
    if (!pending || (clientId !== undefined && pending.signIn.client.clientId !== clientId)) {
      throw notAuthorized('Invalid session for the user.');
    }
    if (pending.used) {
      throw notAuthorized('Invalid session for the user, session can only be used once.');
    }
    if (this.#clock.now() >= pending.expiresAt) {
      throw notAuthorized('Invalid session for the user, session is expired.');
    }
    return pending;
  }

  /** The live handshake that this secret block belongs to. */
  bySecretBlock(secretBlock: string): PendingChallenge | undefined {
    return this.#live().find(
      ({ question }) => 'handshake' in question && question.handshake.secretBlock === secretBlock,
    );
  }

  /** The newest live device question: some clients answer DEVICE_SRP_AUTH without the Session. */
  byDevice(user: User, deviceKey: string): PendingChallenge | undefined {
    return this.#live().findLast(
      ({ question, signIn }) =>
        question.name === 'DEVICE_SRP_AUTH' && question.device.key === deviceKey && signIn.user === user,
    );
  }

  clear(): void {
    this.#pending.clear();
  }

  #live(): PendingChallenge[] {
    const now = this.#clock.now();
    return [...this.#pending.values()].filter(({ used, expiresAt }) => !used && now < expiresAt);
  }
}
