/**
 * What the chart remembers. JSON-safe: a secret is only here as a sealed handle, a token never.
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
  /** Flow of a sign-in that names none. */
  readonly flow: SignInFlow;
  readonly onExpired: 'signOut' | 'ask';
  /** Whether this browser can tell which tab leads. */
  readonly tabs: boolean;
}

export type TabRole = 'alone' | 'following' | 'leading';

export interface AuthContext {
  readonly config: AuthInput;
  readonly attempt: Attempt;
  readonly challenge: Challenge;
  /** What `respond` sends; `proof` while the person has answered nothing. */
  readonly answer: ChallengeAnswer;
  /** How many questions of CUSTOM_CHALLENGE this sign-in has asked. */
  readonly round: number;
  readonly totp: Sealed<TotpSetup> | null;
  readonly fault: Fault | null;
  /** What managed login goes on with: the request, the address to go to, the one that was come back to, the grant. */
  readonly redirect: Sealed<unknown>;
  /** Where the code of a sign-up or of a reset went. */
  readonly delivery: Delivery | null;
  /** The username of a sign-up whose answer did not arrive: it may have been accepted. */
  readonly lostSignUp: string | null;
  /** Of the signed-in user; while that user signs in again, the session that expired. */
  readonly session: SessionInfo | null;
  readonly device: DeviceStanding;
  /** Refreshes that failed in a row; stops counting at 9. */
  readonly refreshFailures: number;
  /** Confirmations of the device that failed in a row; stops counting at 9. */
  readonly deviceFailures: number;
  readonly tab: TabRole;
  readonly scope: SignOutScope;
  readonly reason: EndReason;
  /** Why the session ended that was here last; null when there was none, and after the next action. */
  readonly ended: EndReason | null;
  /** Gone with the next action. */
  readonly notice: Notice | null;
}

const nothing = seal<Readonly<Record<string, string>>>({});

export const unanswered: ChallengeAnswer = { kind: 'proof' };

/** The context without user and session: at the start, and after each end. */
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
    round: 0,
    totp: null,
    fault: null,
    redirect: nothing,
    delivery: null,
    lostSignUp: null,
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

/** Whether the services answer it with the secrets of the attempt, and nobody is asked. */
export const isSilent = ({ name }: Challenge) => silent.includes(name);

/** Whether the attempt promised the person that the password never leaves the page. */
export const promisesSrp = ({ attempt }: AuthContext) => !/^USER_(PASSWORD_)?AUTH$/.test(attempt.flow);

/** The open choices, without a plain password where SRP was promised. */
export const openChoices = (context: AuthContext) =>
  context.challenge.choices.filter((choice) => choice !== 'PASSWORD' || !promisesSrp(context));

const known: readonly string[] = [...FACTORS, ...MFAS];

/** Whether Latchkey knows a choice of the server by name. */
export const isKnownChoice = (choice: string) => known.includes(choice);

/** Second factors that can be set up inside a sign-in: Cognito has no way to add a phone number there. */
export const setUpChoices = ({ challenge }: AuthContext) =>
  challenge.choices.filter((choice) => choice !== 'SMS_MFA');
