/**
 * The context of the chart. JSON-safe: secrets are in it only as sealed handles, tokens never.
 *
 * @module
 */

import {
  type Attempt,
  type Challenge,
  type ChallengeAnswer,
  type Delivery,
  type DeviceStanding,
  type EndReason,
  FACTORS,
  type Fault,
  MFAS,
  type Notice,
  type SessionInfo,
  type SignInFlow,
  type SignOutScope,
  type TotpSetup,
} from '../model.ts';
import { type Sealed, seal } from '../sealed.ts';

export interface AuthInput {
  /** The flow of a sign-in that does not name one. */
  readonly flow: SignInFlow;
  readonly onExpired: 'signOut' | 'ask';
  /** Whether this browser can elect a leading tab. */
  readonly tabs: boolean;
}

export type TabRole = 'alone' | 'following' | 'leading';

export interface AuthContext {
  readonly config: AuthInput;
  readonly attempt: Attempt;
  readonly challenge: Challenge;
  /** The answer that `respond` sends; `proof` if the person has not given one. */
  readonly answer: ChallengeAnswer;
  readonly totp: Sealed<TotpSetup> | null;
  readonly fault: Fault | null;
  /** Data of a redirect between steps of managed login: the request, the URL to open, the returned URL, or the grant. */
  readonly redirect: Sealed<unknown>;
  /** Where the code of a sign-up or reset was sent. */
  readonly delivery: Delivery | null;
  /** The session of the signed-in user; the expired session while that user signs in again. */
  readonly session: SessionInfo | null;
  readonly device: DeviceStanding;
  /** Consecutive failed refreshes; stops counting at 9. */
  readonly refreshFailures: number;
  /** Consecutive failed confirmations of the device; stops counting at 9. */
  readonly deviceFailures: number;
  readonly tab: TabRole;
  readonly scope: SignOutScope;
  readonly reason: EndReason;
  /** Why the last session ended; null if there was none, and after the next action. */
  readonly ended: EndReason | null;
  /** Removed by the next action. */
  readonly notice: Notice | null;
}

export const nothing = seal<Readonly<Record<string, string>>>({});

export const unanswered: ChallengeAnswer = { kind: 'proof' };

/** Returns the context without user and session: at the start, and after each session. */
export function createContext(config: AuthInput): AuthContext {
  return {
    config,
    attempt: {
      username: '',
      flow: config.flow,
      factor: null,
      password: null,
      proof: null,
      autofill: false,
      knownDevice: true,
      remember: 'browser',
      round: 0,
      clientMetadata: null,
    },
    challenge: {
      name: '',
      session: null,
      parameters: nothing,
      lapsesAt: 0,
      delivery: null,
      choices: [],
      requiredAttributes: [],
      attributes: {},
      prompt: {},
      proof: null,
    },
    answer: unanswered,
    totp: null,
    fault: null,
    redirect: nothing,
    delivery: null,
    session: null,
    device: 'none',
    refreshFailures: 0,
    deviceFailures: 0,
    tab: config.tabs ? 'following' : 'alone',
    scope: 'local',
    reason: 'signOut',
    ended: null,
    notice: null,
  };
}

const silent = ['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'];

/** Whether the services answer the challenge with secrets of the attempt, without asking the person. */
export const isSilent = ({ name }: Challenge) => silent.includes(name);

/** Whether the attempt promised that the password never leaves the page. */
export const promisesSrp = ({ attempt }: AuthContext) => !/^USER_(PASSWORD_)?AUTH$/.test(attempt.flow);

/** The available choices, without plain passwords if SRP was promised. */
export const openChoices = (context: AuthContext) =>
  context.challenge.choices.filter((choice) => choice !== 'PASSWORD' || !promisesSrp(context));

/** The available choices of a person, who has one password: if SRP can prove it, the plain variant is not offered. */
export const shownChoices = (context: AuthContext) => {
  const choices = openChoices(context);
  return choices.filter((choice) => choice !== 'PASSWORD' || !choices.includes('PASSWORD_SRP'));
};

/**
 * What to ask the person: the challenge, but where a password is the only answer to a choice, that password; and nothing that
 * Latchkey knows, where it knows none of the second factors to set up.
 */
export const stepOf = (context: AuthContext) => {
  const { name } = context.challenge;
  const only = shownChoices(context).join();
  const unknown = otherChoices(context).join();
  if (name === 'MFA_SETUP' && unknown && unknown === setUpChoices(context).join()) return null;
  return name === 'SELECT_CHALLENGE' && /^PASSWORD(_SRP)?$/.test(only) ? only : name;
};

/** The choices that Latchkey does not know in this challenge: the second factors of another may be among them. */
export const otherChoices = (context: AuthContext) => {
  const known: readonly string[] = /MFA/.test(context.challenge.name) ? MFAS : FACTORS;
  return openChoices(context).filter((choice) => !known.includes(choice));
};

/** Second factors that can be set up during a sign-in: Cognito has no way to add a phone number there. */
export const setUpChoices = (context: AuthContext) =>
  openChoices(context).filter((choice) => choice !== 'SMS_MFA');
