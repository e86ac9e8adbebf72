/**
 * The public face of a session: one table of views, each with its data and the actions that are valid in it, and the union
 * that is derived from it. Action functions keep their identity for the life of the `Auth` object.
 *
 * @module
 */
import type {
  Delivery,
  DeviceStatus,
  EndReason,
  Factor,
  Fault,
  Mfa,
  Notice,
  SessionStatus,
  SignOutScope,
  TotpSetup,
} from './model.ts';
import type {
  Attributes,
  ClientMetadata,
  CodeOwner,
  ConfirmSignUpOptions,
  SignInRequest,
  SignUpRequest,
} from './requests.ts';

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

/** The claims of the access token, as Cognito issues them. Source: Cognito developer guide, "Understanding the access token". */
export interface AccessTokenClaims {
  readonly sub: string;
  /** The real username, as in {@link User}. */
  readonly username: string;
  readonly client_id: string;
  /** Separated by spaces. After a sign-in by the API `aws.cognito.signin.user.admin`, and what a trigger adds. */
  readonly scope: string;
  readonly token_use: 'access';
  readonly iss: string;
  readonly jti: string;
  readonly 'cognito:groups'?: readonly string[];
  /** In pools that track devices. */
  readonly device_key?: string;
  /** Of the sign-in that the token comes from: the same in all tokens that it is refreshed to. */
  readonly origin_jti?: string;
  readonly event_id?: string;
  /** Seconds since the epoch, as `iat` and `exp`. */
  readonly auth_time?: number;
  readonly exp: number;
  readonly iat: number;
  readonly [claim: string]: unknown;
}

export interface User {
  /** The real username, not the alias that was typed. */
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
  /** Clears the fault, as when the person edits a form that was refused. */
  readonly clearFault: () => void;
  /**
   * ClientMetadata of the calls that come in this sign-in, sign-up or reset, in place of what it began with: for triggers that
   * need something with an answer. Null leaves it out.
   */
  readonly setClientMetadata: (clientMetadata: ClientMetadata | null) => void;
  /** Gives the sign-in up; what runs is aborted. */
  readonly cancel: () => void;
  /** Back to the choice of factors, or to the username. */
  readonly back: () => void;
  /** After a lapsed Session: the sign-in form again, the username kept. */
  readonly restart: () => void;
  readonly chooseFactor: (factor: Factor) => void;
  readonly chooseMfa: (mfa: Mfa) => void;
  /** Picks one of `otherChoices`, by the name that Cognito gave it. */
  readonly chooseOther: (choice: string) => void;
  readonly submitPassword: (password: string) => void;
  readonly submitCode: (code: string) => void;
  /** `deviceName` is shown by Cognito as FRIENDLY_DEVICE_NAME. */
  readonly submitTotpSetup: (code: string, deviceName?: string) => void;
  readonly submitEmail: (email: string) => void;
  /** Give attributes that are new or changed: Cognito refuses those that the user has already (`attributes`), even unchanged. */
  readonly submitNewPassword: (password: string, attributes?: Attributes) => void;
  readonly submitAnswer: (answer: string) => void;
  /** ChallengeResponses as they go on the wire, for a challenge that Latchkey does not know. USERNAME is filled in. */
  readonly submitRaw: (answers: Readonly<Record<string, string>>) => void;
  readonly resend: () => void;
  readonly retryPasskey: () => void;
  readonly signUp: (request: SignUpRequest) => void;
  /** The view for a code of a sign-up that came before: by a link, in another browser, from an administrator. */
  readonly showConfirmSignUp: (user: CodeOwner) => void;
  /** The same for the code of a reset. */
  readonly showResetPassword: (user: CodeOwner) => void;
  readonly confirmSignUp: (code: string, options?: ConfirmSignUpOptions) => void;
  readonly requestReset: (username: string, clientMetadata?: ClientMetadata) => void;
  readonly confirmReset: (code: string, password: string) => void;
  /** `global` ends the user's sessions everywhere, `linked` that of managed login too. Default: `local`. */
  readonly signOut: (scope?: SignOutScope) => void;
  readonly refresh: () => void;
  readonly rememberDevice: () => void;
  readonly declineDevice: () => void;
  readonly forgetDevice: () => void;
  readonly retryDevice: () => void;
}

interface PendingData {
  readonly username: string;
  /** Epoch milliseconds at which the Session of this challenge lapses. */
  readonly lapsesAt: number;
}

interface CodeData extends PendingData {
  readonly delivery: Delivery | null;
  /** Whether `resend()` does anything: Cognito can send a code again only in USER_AUTH, and not too often. */
  readonly canResend: boolean;
}

interface ChoiceData<Choice> {
  /** One password: `PASSWORD` is left out where Cognito also takes `PASSWORD_SRP`. */
  readonly choices: readonly Choice[];
  /** Choices that Latchkey does not know, as Cognito names them: for `chooseOther`. */
  readonly otherChoices: readonly string[];
}

interface SentData {
  readonly username: string;
  /** Null where no code was sent from this page. */
  readonly delivery: Delivery | null;
  /** False while Cognito accepts no more requests for a code; the one that came can be submitted. */
  readonly canResend: boolean;
}

type Username = { readonly username: string };

// Not `{}`, which every value is assignable to.
type NoData = Readonly<Record<never, never>>;

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

/** Every view, with the data that it shows. */
export interface ViewData {
  splash: NoData;
  signedOut: {
    /** Why the session ended; null when none ended here, and after the next action. */
    readonly reason: EndReason | null;
  };
  signIn: Username;
  chooseFactor: PendingData & ChoiceData<Factor>;
  password: PendingData;
  smsCode: CodeData;
  emailCode: CodeData;
  totpCode: PendingData & { readonly deviceName: string | null };
  chooseMfa: PendingData & ChoiceData<Mfa>;
  setUpMfa: PendingData & { readonly choices: readonly Mfa[]; readonly available: boolean };
  setUpTotp: PendingData & {
    /**
     * The secret to enrol: read when it is drawn, never stored in the state object. Null until Cognito has sent it; where
     * that was refused (`fault`), `clearFault()` asks again.
     */
    readonly getTotpSetup: () => TotpSetup | null;
  };
  setUpEmail: PendingData;
  newPassword: PendingData & {
    readonly requiredAttributes: readonly string[];
    /** The attributes that the user has: only those that were changed are sent. */
    readonly attributes: Attributes;
  };
  custom: PendingData & {
    readonly parameters: Readonly<Record<string, string>>;
    /** Counts the questions of this sign-in from 1; the same one again has the fault `answer-not-accepted`. */
    readonly round: number;
  };
  /** `choices` are the factors that are still open: choosing one aborts the passkey request. */
  passkey: PendingData &
    ChoiceData<Factor> & {
      /** The passkey waits in the browser's autofill; `retryPasskey()` asks for it in a prompt. */
      readonly autofill: boolean;
    };
  unsupported: PendingData & {
    readonly challengeName: string;
    readonly parameters: Readonly<Record<string, string>>;
  };
  lapsed: Username;
  signUp: Username;
  confirmSignUp: SentData;
  forgotPassword: Username;
  resetPassword: SentData;
  home: HomeData;
  expired: Username;
  signingOut: NoData;
}

export type View = keyof ViewData;

const challenge = ['back', 'cancel', 'setClientMetadata'] as const;
const forms = ['showSignUp', 'showForgotPassword', 'showConfirmSignUp', 'showResetPassword'] as const;
const account = ['clearFault', 'showSignIn', ...forms, 'cancel', 'setClientMetadata'] as const;

/** The actions that each view offers. */
export const actionsOf = {
  splash: ['signOut'],
  signedOut: ['showSignIn', ...forms, 'signIn', 'signUp'],
  signIn: ['signIn', 'clearFault', 'cancel', ...forms],
  chooseFactor: ['chooseFactor', 'chooseOther', 'clearFault', ...challenge],
  password: ['submitPassword', 'clearFault', ...challenge],
  smsCode: ['submitCode', 'clearFault', 'resend', ...challenge],
  emailCode: ['submitCode', 'clearFault', 'resend', ...challenge],
  totpCode: ['submitCode', 'clearFault', ...challenge],
  chooseMfa: ['chooseMfa', 'chooseOther', 'clearFault', ...challenge],
  setUpMfa: ['chooseMfa', ...challenge],
  setUpTotp: ['submitTotpSetup', 'clearFault', ...challenge],
  setUpEmail: ['submitEmail', 'clearFault', ...challenge],
  newPassword: ['submitNewPassword', 'clearFault', ...challenge],
  custom: ['submitAnswer', 'clearFault', ...challenge],
  passkey: ['retryPasskey', 'chooseFactor', 'chooseOther', ...challenge],
  unsupported: ['submitRaw', 'clearFault', ...challenge],
  lapsed: ['restart', 'cancel'],
  signUp: ['signUp', ...account],
  confirmSignUp: ['confirmSignUp', 'resend', ...account],
  forgotPassword: ['requestReset', ...account],
  resetPassword: ['confirmReset', 'resend', ...account],
  home: ['signOut', 'refresh', 'rememberDevice', 'declineDevice', 'forgetDevice', 'retryDevice'],
  expired: ['showSignIn', 'signIn', 'signOut'],
  signingOut: [],
} as const satisfies { readonly [V in View]: readonly (keyof AuthActions)[] };

/** The names of the actions of one view. */
export type ActionOf<V extends View> = (typeof actionsOf)[V][number];

interface Common<V extends View> {
  readonly view: V;
  /** A request or a computation that the person waits for is running. */
  readonly busy: boolean;
  /** Why the last try was refused. */
  readonly fault: Fault | null;
  /** What went well just now, to be said once; gone with the next action. */
  readonly notice: Notice | null;
  /**
   * The user whose page may be shown: in `home`, and with `onExpired: 'ask'` also from `expired` on, until that user has
   * signed in again or given up, so that nothing typed is lost. Null in all other states. When another user signs in, `page`
   * changes with `home`: show the page under a key of the username.
   */
  readonly page: { readonly user: User } | null;
}

/** The arm of one view. */
export type StateOf<V extends View> = Common<V> & ViewData[V] & Pick<AuthActions, ActionOf<V>>;

export type AuthState = { [V in View]: StateOf<V> }[View];
