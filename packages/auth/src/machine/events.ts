/**
 * Every event of the chart: `noun.verb`, each secret sealed, no optional members.
 *
 * @module
 */

import type {
  ChallengeAnswer,
  DeviceStanding,
  Factor,
  ManagedLoginMode,
  Mfa,
  Remember,
  SessionInfo,
  SignInFlow,
  SignOutScope,
} from '../model.ts';
import type { Sealed } from '../sealed.ts';
import type { ClockEvent, ConnectionEvent, TabEvent } from './ports.ts';

type Metadata = Readonly<Record<string, string>> | null;

/** The event that answers a challenge with an answer of one kind. */
type Answered<Type extends string, Kind extends ChallengeAnswer['kind']> = {
  type: Type;
  answer: Extract<ChallengeAnswer, { kind: Kind }>;
};

export type AnswerEvent =
  | Answered<'code.submit', 'code'>
  | Answered<'password.submit', 'password'>
  | Answered<'password.replace', 'newPassword'>
  | Answered<'email.submit', 'email'>
  | Answered<'answer.submit', 'custom'>
  | Answered<'raw.submit', 'raw'>;

export type SignInEvent =
  | { type: 'signIn.start' }
  | {
      type: 'signIn.submit';
      username: string;
      password: Sealed | null;
      flow: SignInFlow | null;
      factor: Factor | null;
      autofill: boolean;
      remember: Remember | null;
      clientMetadata: Metadata;
    }
  | { type: 'signIn.cancel' }
  | { type: 'signIn.restart' };

export type ManagedLoginEvent =
  | { type: 'managedLogin.start'; mode: ManagedLoginMode; redirect: Sealed<unknown> }
  /** The page was opened by a redirect to this URL. */
  | { type: 'callback.arrived'; redirect: Sealed<unknown> };

export type ChallengeEvent =
  | AnswerEvent
  | { type: 'totp.verify'; code: Sealed; deviceName: string | null }
  | { type: 'factor.choose'; factor: Factor }
  | { type: 'mfa.choose'; mfa: Mfa }
  /** A choice that Latchkey does not know. */
  | { type: 'other.choose'; choice: string }
  | { type: 'passkey.retry' }
  | { type: 'challenge.back' };

export type AccountEvent =
  | { type: 'signUp.start' }
  | {
      type: 'signUp.submit';
      username: string;
      password: Sealed | null;
      attributes: Readonly<Record<string, string>>;
      validationData: Readonly<Record<string, string>>;
      clientMetadata: Metadata;
    }
  | { type: 'signUp.confirm'; code: Sealed; forceAliasCreation: boolean }
  /** The person already has a code: from a link, another browser, or an administrator. */
  | { type: 'signUp.enterCode'; username: string; clientMetadata: Metadata }
  | { type: 'reset.enterCode'; username: string; clientMetadata: Metadata }
  | { type: 'reset.start' }
  | { type: 'reset.request'; username: string; clientMetadata: Metadata }
  | { type: 'reset.confirm'; code: Sealed; password: Sealed };

export type SessionEvent =
  | { type: 'signOut.request'; scope: SignOutScope }
  | { type: 'session.refresh'; force: boolean }
  /** The user was deleted; the stored session is already cleared. */
  | { type: 'session.deleted' }
  /** This page has stored something new: it is read again. */
  | { type: 'storage.changed' }
  /** A step-up on this page has replaced the tokens. */
  | { type: 'session.replaced'; session: SessionInfo; device: DeviceStanding }
  | { type: 'device.remember' }
  | { type: 'device.decline' }
  | { type: 'device.forget' }
  | { type: 'device.retry' }
  /** Already done, in the list of devices. */
  | { type: 'device.forgotten' };

export type AuthEvent =
  | SignInEvent
  | ManagedLoginEvent
  | ChallengeEvent
  | AccountEvent
  | SessionEvent
  | { type: 'fault.clear' }
  | { type: 'code.resend' }
  /** Applies to the calls that follow. */
  | { type: 'metadata.set'; clientMetadata: Metadata }
  | ConnectionEvent
  | ClockEvent
  | TabEvent;
