/**
 * The public face of a session: one table of views, each with its data and the actions that are valid in it, and the union
 * that is derived from it. Action functions keep their identity for the life of the `Auth` object.
 *
 * @module
 */
import type { User } from './claims.ts';
import type {
  Delivery,
  DeviceStatus,
  EndReason,
  Factor,
  Fault,
  Mfa,
  Notice,
  SessionOrigin,
  SessionStatus,
  SignOutScope,
  TotpSetup,
} from './model.ts';
import type {
  Attributes,
  ClientMetadata,
  CodeOwner,
  ConfirmSignUpOptions,
  ManagedLoginRequest,
  SignInRequest,
  SignOutOptions,
  SignUpRequest,
  SilentRequest,
} from './requests.ts';

export type { AccessTokenClaims, Identity, IdTokenClaims, User } from './claims.ts';

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
  /**
   * Ends the session here, then at Cognito. Where it began at managed login, the session there ends as well: with a `logoutUri` the
   * page goes there and comes back. `global` is the same as `{ everywhere: true }`; `linked` ends the session of managed login
   * by a call alone.
   */
  readonly signOut: (how?: SignOutScope | SignOutOptions) => void;
  readonly refresh: () => void;
  readonly rememberDevice: () => void;
  readonly declineDevice: () => void;
  readonly forgetDevice: () => void;
  readonly retryDevice: () => void;
}

/** The actions of an app that has a `domain`. */
export interface ManagedLoginActions {
  /** Leaves the page for managed login, which sends the person back to `redirectUri`. */
  readonly signInWithRedirect: (request?: ManagedLoginRequest) => void;
  /** The same in a window of its own; the page stays. Call it from a click; where windows are blocked, the page leaves. */
  readonly signInWithPopup: (request?: ManagedLoginRequest) => void;
  /**
   * Signs the person in who is signed in at managed login already, without asking anything. If nobody is, nothing is shown, and it
   * does nothing more for ten minutes, or until somebody signs in.
   */
  readonly signInSilently: (request?: SilentRequest) => void;
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
  /** Where the session began. */
  readonly sessionOrigin: SessionOrigin;
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
  managedLogin: {
    /** The person is at it in a window of its own: offer to give up, since nobody is told when it is closed. */
    readonly popup: boolean;
  };
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
const managed = ['signInWithRedirect', 'signInWithPopup', 'signInSilently'] as const;
const forms = [
  'showSignUp',
  'showForgotPassword',
  'showConfirmSignUp',
  'showResetPassword',
  ...managed,
] as const;
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
  managedLogin: ['cancel', ...managed],
  signUp: ['signUp', ...account],
  confirmSignUp: ['confirmSignUp', 'resend', ...account],
  forgotPassword: ['requestReset', ...account],
  resetPassword: ['confirmReset', 'resend', ...account],
  home: ['signOut', 'refresh', 'rememberDevice', 'declineDevice', 'forgetDevice', 'retryDevice'],
  expired: ['showSignIn', 'signIn', 'signOut', ...managed],
  signingOut: [],
} as const satisfies { readonly [V in View]: readonly (keyof AllActions)[] };

/** Those of every app, and those of apps with a `domain`. */
export type AllActions = AuthActions & ManagedLoginActions;

/** Those that one app has. */
export type ActionsOfApp = AuthActions & Partial<ManagedLoginActions>;

/** The names of the actions of one view, with those of apps with a `domain`. */
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
export type StateOf<V extends View> = Common<V> &
  ViewData[V] &
  Pick<AuthActions, Extract<ActionOf<V>, keyof AuthActions>>;

/** The arm of one view, in an app with a `domain`. */
export type ManagedStateOf<V extends View> = StateOf<V> &
  Pick<ManagedLoginActions, Extract<ActionOf<V>, keyof ManagedLoginActions>>;

export type AuthState = { [V in View]: StateOf<V> }[View];

/** The state of an app with a `domain`. */
export type ManagedAuthState = { [V in View]: ManagedStateOf<V> }[View];
