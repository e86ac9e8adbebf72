/**
 * The public face of a session: one union over `view`, each arm with its data and only the actions that are valid there.
 * Action functions keep their identity for the life of the `Auth` object.
 *
 * @module
 */
import type { Delivery, Factor, Fault, Mfa, SignInFlow, SignOutScope, TotpSetup } from '../machine/ports.ts';

export type Attributes = Readonly<Record<string, string>>;
export type ClientMetadata = Readonly<Record<string, string>>;

export interface SignInRequest {
  /** User name, e-mail address or phone number, as the pool allows. */
  readonly username: string;
  readonly password?: string;
  /** Default: the `flow` of the configuration. */
  readonly flow?: SignInFlow;
  /** PREFERRED_CHALLENGE of USER_AUTH. */
  readonly factor?: Factor;
  /** With the factor WEB_AUTHN: offer the passkey in the browser's autofill first, not in a prompt. */
  readonly autofill?: boolean;
  readonly clientMetadata?: ClientMetadata;
}

export interface SignUpRequest {
  readonly username: string;
  /** May be left out where the pool allows passwordless sign-up. */
  readonly password?: string;
  readonly attributes?: Attributes;
  readonly clientMetadata?: ClientMetadata;
}

/** The claims of the ID token, as Cognito issues them. */
export interface IdTokenClaims {
  readonly sub: string;
  readonly 'cognito:username': string;
  readonly 'cognito:groups'?: readonly string[];
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly phone_number?: string;
  readonly auth_time?: number;
  readonly exp: number;
  readonly iat: number;
  readonly [claim: string]: unknown;
}

export interface User {
  /** The real user name, not the alias that was typed. */
  readonly username: string;
  readonly claims: IdTokenClaims;
}

/** Every action there is; each view of {@link AuthState} picks those that are valid in it. None uses `this`. */
export interface AuthActions {
  /** Opens the sign-in form. */
  readonly showSignIn: () => void;
  readonly showSignUp: () => void;
  readonly showForgotPassword: () => void;
  readonly signIn: (request: SignInRequest) => void;
  /** The person edits a form that was refused: the fault is cleared. */
  readonly edit: () => void;
  /** Gives the sign-in up; what runs is aborted. */
  readonly cancel: () => void;
  /** Back to the choice of factors, or to the user name. */
  readonly back: () => void;
  /** After a lapsed Session: the sign-in form again, the user name kept. */
  readonly restart: () => void;
  readonly chooseFactor: (factor: Factor) => void;
  readonly chooseMfa: (mfa: Mfa) => void;
  readonly submitPassword: (password: string) => void;
  readonly submitCode: (code: string) => void;
  /** `deviceName` is shown by Cognito as FRIENDLY_DEVICE_NAME. */
  readonly submitTotpSetup: (code: string, deviceName?: string) => void;
  readonly submitEmail: (email: string) => void;
  readonly submitNewPassword: (password: string, attributes?: Attributes) => void;
  readonly submitAnswer: (answer: string) => void;
  /** ChallengeResponses as they go on the wire, for a challenge that Latchkey does not know. USERNAME is filled in. */
  readonly submitRaw: (answers: Readonly<Record<string, string>>) => void;
  readonly resend: () => void;
  readonly retryPasskey: () => void;
  readonly signUp: (request: SignUpRequest) => void;
  readonly confirmSignUp: (code: string) => void;
  readonly requestReset: (username: string, clientMetadata?: ClientMetadata) => void;
  readonly confirmReset: (code: string, password: string) => void;
  /** `global` ends the user's sessions everywhere. */
  readonly signOut: (scope?: SignOutScope) => void;
  readonly refresh: () => void;
  readonly rememberDevice: () => void;
  readonly declineDevice: () => void;
  readonly forgetDevice: () => void;
  readonly retryDevice: () => void;
}

type Arm<View extends string, Data, Action extends keyof AuthActions = never> = {
  readonly view: View;
  /** A request or a computation that the person waits for is running. */
  readonly busy: boolean;
  /** Why the last try was refused. */
  readonly fault: Fault | null;
} & Readonly<Data> &
  Pick<AuthActions, Action>;

interface CodeStep {
  readonly username: string;
  readonly delivery: Delivery | null;
  /** Epoch milliseconds at which this step lapses. */
  readonly lapsesAt: number;
  /** Whether `resend()` does anything: Cognito can send a code again only in USER_AUTH. */
  readonly canResend: boolean;
}

interface Step {
  readonly username: string;
  readonly lapsesAt: number;
}

/** How the tokens are doing. `stale`: they could not be renewed yet, and calls may fail. */
export type SessionStatus = 'fresh' | 'refreshing' | 'stale';

/** Where the confirmation of this browser as a device stands. `undecided`: ask the person. */
export type DeviceStatus =
  | 'none'
  | 'confirming'
  | 'unconfirmed'
  | 'undecided'
  | 'remembering'
  | 'remembered'
  | 'declined'
  | 'forgetting';

export interface HomeData {
  readonly user: User;
  readonly session: {
    readonly status: SessionStatus;
    readonly expiresAt: number;
    readonly refreshAt: number;
    readonly clockDrift: number;
  };
  readonly device: DeviceStatus;
  readonly online: boolean;
  readonly tab: 'alone' | 'following' | 'leading';
}

export type AuthState =
  | Arm<'splash', unknown, 'signOut'>
  | Arm<'signedOut', unknown, 'showSignIn' | 'showSignUp' | 'showForgotPassword' | 'signIn' | 'signUp'>
  | Arm<'signIn', { username: string }, 'signIn' | 'edit' | 'cancel' | 'showSignUp' | 'showForgotPassword'>
  | Arm<'chooseFactor', Step & { choices: readonly Factor[] }, 'chooseFactor' | 'edit' | 'back' | 'cancel'>
  | Arm<'password', Step, 'submitPassword' | 'edit' | 'back' | 'cancel'>
  | Arm<'smsCode', CodeStep, 'submitCode' | 'edit' | 'resend' | 'back' | 'cancel'>
  | Arm<'emailCode', CodeStep, 'submitCode' | 'edit' | 'resend' | 'back' | 'cancel'>
  | Arm<'totpCode', Step & { deviceName: string | null }, 'submitCode' | 'edit' | 'back' | 'cancel'>
  | Arm<'chooseMfa', Step & { choices: readonly Mfa[] }, 'chooseMfa' | 'edit' | 'back' | 'cancel'>
  | Arm<'setUpMfa', Step & { choices: readonly Mfa[]; available: boolean }, 'chooseMfa' | 'back' | 'cancel'>
  | Arm<
      'setUpTotp',
      Step & {
        /**
         * The secret to enrol: read when drawn, never stored in the state object. Null until Cognito has sent it; where
         * that was refused (`fault`), `edit()` asks again.
         */
        getTotpSetup: () => TotpSetup | null;
      },
      'submitTotpSetup' | 'edit' | 'back' | 'cancel'
    >
  | Arm<'setUpEmail', Step, 'submitEmail' | 'edit' | 'back' | 'cancel'>
  | Arm<
      'newPassword',
      Step & { requiredAttributes: readonly string[] },
      'submitNewPassword' | 'edit' | 'back' | 'cancel'
    >
  | Arm<
      'custom',
      Step & { parameters: Readonly<Record<string, string>> },
      'submitAnswer' | 'edit' | 'back' | 'cancel'
    >
  | Arm<
      'passkey',
      Step & {
        /** The other ways that are open: picking one aborts the passkey request. */
        choices: readonly Factor[];
        /** The passkey waits in the browser's autofill; `retryPasskey()` asks for it in a prompt. */
        autofill: boolean;
      },
      'retryPasskey' | 'chooseFactor' | 'back' | 'cancel'
    >
  | Arm<
      'unsupported',
      Step & { challengeName: string; parameters: Readonly<Record<string, string>> },
      'submitRaw' | 'edit' | 'back' | 'cancel'
    >
  | Arm<'lapsed', { username: string }, 'restart' | 'cancel'>
  | Arm<'signUp', { username: string }, 'signUp' | 'edit' | 'showSignIn' | 'cancel'>
  | Arm<
      'confirmSignUp',
      { username: string; delivery: Delivery | null },
      'confirmSignUp' | 'resend' | 'edit' | 'showSignIn' | 'cancel'
    >
  | Arm<'forgotPassword', { username: string }, 'requestReset' | 'edit' | 'showSignIn' | 'cancel'>
  | Arm<
      'resetPassword',
      { username: string; delivery: Delivery | null },
      'confirmReset' | 'resend' | 'edit' | 'showSignIn' | 'cancel'
    >
  | Arm<
      'home',
      HomeData,
      'signOut' | 'refresh' | 'rememberDevice' | 'declineDevice' | 'forgetDevice' | 'retryDevice'
    >
  | Arm<'expired', { username: string }, 'showSignIn' | 'signOut'>
  | Arm<'signingOut', unknown>;

export type View = AuthState['view'];
/** The arm of one view. */
export type StateOf<V extends View> = Extract<AuthState, { view: V }>;
