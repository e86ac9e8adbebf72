import type { ServerHandshake } from '@latchkey/srp/server';
import { toBase64Url } from '../bytes.ts';
import type { SandboxClock } from '../controls/clock.ts';
import { EndedItems } from '../ended.ts';
import type { SandboxEnvironment } from '../environment.ts';
import type { Contact, MfaFactor } from '../pool/factors.ts';
import type { Device, User } from '../pool/user.ts';
import type { Strings } from '../triggers/events.ts';
import { type CognitoException, notAuthorized } from '../wire/exception.ts';
import type { KnownSignIn, SignIn } from './sign-in.ts';

/** One SRP handshake, found by its secret block. */
export interface SrpHandshake {
  readonly salt: string;
  readonly secretBlock: string;
  readonly server: ServerHandshake;
}

/** A question for a code that was sent. */
export interface CodeQuestion {
  readonly name: 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP';
  /** Whether the code is a second factor or the first. */
  readonly proof: 'mfa' | 'code';
  /** Undefined for an unknown name: no code is correct. */
  readonly code: string | undefined;
  readonly contact: Contact;
  /** Whether the code also sets up the factor, in MFA_SETUP. */
  readonly enrols: boolean;
  /** The first factors to choose from, if this is one. */
  readonly available: readonly string[] | undefined;
}

/** An authenticator app during MFA_SETUP. */
export interface TotpSetup {
  /** Base32. */
  readonly secret: string;
  readonly verified: boolean;
}

/** A question from the pool, with the data to check its answer. */
export type Question =
  | CodeQuestion
  | { readonly name: 'SOFTWARE_TOKEN_MFA' }
  | { readonly name: 'SELECT_MFA_TYPE'; readonly factors: readonly MfaFactor[] }
  | {
      readonly name: 'MFA_SETUP';
      readonly factors: readonly MfaFactor[];
      readonly totp: TotpSetup | undefined;
    }
  | { readonly name: 'SELECT_CHALLENGE' | 'PASSWORD' | 'PASSWORD_SRP'; readonly available: readonly string[] }
  | {
      readonly name: 'WEB_AUTHN';
      /** Base64url. */
      readonly challenge: string;
      readonly available: readonly string[];
    }
  | {
      readonly name: 'CUSTOM_CHALLENGE';
      readonly privateParameters: Strings | null;
      readonly metadata: string | null;
    }
  | { readonly name: 'PASSWORD_VERIFIER'; readonly handshake: SrpHandshake }
  | { readonly name: 'DEVICE_SRP_AUTH'; readonly device: Device }
  | { readonly name: 'DEVICE_PASSWORD_VERIFIER'; readonly handshake: SrpHandshake; readonly device: Device }
  | { readonly name: 'NEW_PASSWORD_REQUIRED' }
  /** After SignUp: ConfirmSignUp continues from here. */
  | { readonly name: 'SIGN_UP' }
  /** After ConfirmSignUp: InitiateAuth USER_AUTH continues from here. */
  | { readonly name: 'AUTO_SIGN_IN' }
  /** After a sign-in at the managed login pages: the page continues from here. */
  | { readonly name: 'SIGNED_IN'; readonly signIn: KnownSignIn };

export type QuestionName = Question['name'];
/** The names that clients see; the others are Sessions between two operations. */
export type ChallengeName = Exclude<QuestionName, 'SIGN_UP' | 'AUTO_SIGN_IN' | 'SIGNED_IN'>;
type Named<Q extends Question, N> = Q extends Question ? (Q['name'] & N extends never ? never : Q) : never;
/** The questions with these names. */
export type QuestionOf<N extends QuestionName> = Named<Question, N>;

/** A question that may be answered once, until it expires. */
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

/** Questions waiting for an answer, found by Session or by secret block. Ended ones are kept up to a limit. */
export class PendingChallenges {
  readonly #pending = new Map<string, PendingChallenge>();
  readonly #bySecretBlock = new Map<string, PendingChallenge>();
  readonly #byDevice = new WeakMap<Device, PendingChallenge>();
  readonly #clock: SandboxClock;
  readonly #random: SandboxEnvironment['random'];
  readonly #ended: EndedItems<PendingChallenge>;

  constructor(clock: SandboxClock, random: SandboxEnvironment['random'], endedLimit: number) {
    this.#clock = clock;
    this.#random = random;
    this.#ended = new EndedItems(endedLimit, (pending) => !this.#isLive(pending));
  }

  /** Adds a question. Its Session is valid for the app client's AuthSessionValidity. */
  put(signIn: SignIn, question: Question): PendingChallenge {
    for (const ended of this.#ended.toDrop(this.#pending)) this.#delete(ended);
    const pending: PendingChallenge = {
      // Sessions of the real service begin like this; the rest is random.
      session: `AYAB${toBase64Url(this.#random(SESSION_BYTES))}`,
      signIn,
      question,
      expiresAt: this.#clock.now() + signIn.client.settings.authSessionValidity * MINUTE,
      used: false,
      wrongAnswers: 0,
    };
    this.#pending.set(pending.session, pending);
    if ('handshake' in question) this.#bySecretBlock.set(question.handshake.secretBlock, pending);
    if (question.name === 'DEVICE_SRP_AUTH') this.#byDevice.set(question.device, pending);
    return pending;
  }

  /**
   * Replaces a question with another one, under a new Session.
   *
   * @throws NotAuthorizedException if another call has used the Session since it was found
   */
  renew(pending: PendingChallenge, question: Question): PendingChallenge {
    if (pending.used) throw usedSession();
    pending.used = true;
    return this.put(pending.signIn, question);
  }

  has(session: string): boolean {
    return this.#pending.has(session);
  }

  /** @throws NotAuthorizedException if the Session is unknown, expired, used, or belongs to another app client. */
  bySession(session: string, clientId?: string): PendingChallenge {
    const pending = this.#pending.get(session);
    if (!pending || (clientId !== undefined && pending.signIn.client.clientId !== clientId)) {
      throw notAuthorized('Invalid session for the user.');
    }
    if (pending.used) throw usedSession();
    if (!this.#isLive(pending)) throw notAuthorized('Invalid session for the user, session is expired.');
    return pending;
  }

  /** The live handshake that this secret block belongs to. */
  bySecretBlock(secretBlock: string): PendingChallenge | undefined {
    return this.#live(this.#bySecretBlock.get(secretBlock));
  }

  /** Returns the newest live question to a device: some clients answer DEVICE_SRP_AUTH without the Session. */
  byDevice(user: User, deviceKey: string): PendingChallenge | undefined {
    const device = user.devices.get(deviceKey);
    return device && this.#live(this.#byDevice.get(device));
  }

  clear(): void {
    for (const pending of this.#pending.values()) this.#delete(pending);
  }

  #delete(pending: PendingChallenge): void {
    const { question, session } = pending;
    this.#pending.delete(session);
    if ('handshake' in question) this.#bySecretBlock.delete(question.handshake.secretBlock);
    if (question.name === 'DEVICE_SRP_AUTH' && this.#byDevice.get(question.device) === pending) {
      this.#byDevice.delete(question.device);
    }
  }

  #live(pending: PendingChallenge | undefined): PendingChallenge | undefined {
    return pending && this.#isLive(pending) ? pending : undefined;
  }

  #isLive({ used, expiresAt }: PendingChallenge): boolean {
    return !used && this.#clock.now() < expiresAt;
  }
}

function usedSession(): CognitoException {
  return notAuthorized('Invalid session for the user, session can only be used once.');
}
