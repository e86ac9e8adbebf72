/**
 * The public state of a session: a table of views with their data and actions, and the union derived from it. Action
 * functions keep their identity for the life of the `Auth` object.
 *
 * @module
 */
import type { AuthActions, ManagedLoginActions } from './auth-actions.ts';
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
  TotpSetup,
} from './model.ts';
import type { Attributes } from './requests.ts';

export type { AuthActions, ManagedLoginActions } from './auth-actions.ts';
export type { AccessTokenClaims, Identity, IdTokenClaims, User } from './claims.ts';

interface PendingData {
  readonly username: string;
  /** When the Session of this challenge lapses, in epoch milliseconds. */
  readonly lapsesAt: number;
}

interface CodeData extends PendingData {
  readonly delivery: Delivery | null;
  /** Whether `resend()` has an effect: Cognito can send a code again only in USER_AUTH, and not too often. */
  readonly canResend: boolean;
}

interface ChoiceData<Choice> {
  /** Has one entry for the password: `PASSWORD` is left out if Cognito also accepts `PASSWORD_SRP`. */
  readonly choices: readonly Choice[];
  /** Choices that Latchkey does not know in this step, by Cognito's names: for `chooseOther`. */
  readonly otherChoices: readonly string[];
}

interface SentData {
  readonly username: string;
  /** Null if no code was sent from this page. */
  readonly delivery: Delivery | null;
  /** False while Cognito refuses to send another code; the previous one can still be submitted. */
  readonly canResend: boolean;
}

type Username = { readonly username: string };

// Not `{}`, which accepts any value.
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

/** Every view with its data. */
export interface ViewData {
  splash: NoData;
  signedOut: {
    /** Why the session ended; null if none ended here, and after the next action. */
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
     * Returns the secret to set up: call it while rendering; it is never stored in the state object. Null until Cognito has
     * sent it; if Cognito refused (`fault`), `clearFault()` asks again.
     */
    readonly getTotpSetup: () => TotpSetup | null;
  };
  setUpEmail: PendingData;
  newPassword: PendingData & {
    readonly requiredAttributes: readonly string[];
    /** The user's current attributes: only changed ones are sent. */
    readonly attributes: Attributes;
  };
  custom: PendingData & {
    readonly parameters: Readonly<Record<string, string>>;
    /** Number of the question in this sign-in, from 1; if the same one is asked again, the fault is `answer-not-accepted`. */
    readonly round: number;
  };
  /** `choices` are the other factors: choosing one aborts the passkey request. */
  passkey: PendingData &
    ChoiceData<Factor> & {
      /** The passkey is offered in the browser's autofill; `retryPasskey()` asks for it in a dialog. */
      readonly autofill: boolean;
    };
  unsupported: PendingData & {
    readonly challengeName: string;
    readonly parameters: Readonly<Record<string, string>>;
  };
  lapsed: Username;
  managedLogin: {
    /** The person is signing in in a pop-up: offer to cancel, because the page does not notice when it is closed. */
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
const answered = ['clearFault', ...challenge] as const;
const managed = ['signInWithRedirect', 'signInWithPopup', 'signInSilently'] as const;
const forms = [
  'showSignUp',
  'showForgotPassword',
  'showConfirmSignUp',
  'showResetPassword',
  ...managed,
] as const;
const account = ['clearFault', 'showSignIn', ...forms, 'cancel', 'setClientMetadata'] as const;

/** The actions of each view. */
export const actionsOf = {
  splash: ['signOut'],
  signedOut: ['showSignIn', ...forms, 'signIn', 'signUp'],
  signIn: ['signIn', 'clearFault', 'cancel', ...forms],
  chooseFactor: ['chooseFactor', 'chooseOther', ...answered],
  password: ['submitPassword', ...answered],
  smsCode: ['submitCode', 'clearFault', 'resend', ...challenge],
  emailCode: ['submitCode', 'clearFault', 'resend', ...challenge],
  totpCode: ['submitCode', ...answered],
  chooseMfa: ['chooseMfa', 'chooseOther', ...answered],
  setUpMfa: ['chooseMfa', ...challenge],
  setUpTotp: ['submitTotpSetup', ...answered],
  setUpEmail: ['submitEmail', ...answered],
  newPassword: ['submitNewPassword', ...answered],
  custom: ['submitAnswer', ...answered],
  passkey: ['retryPasskey', 'chooseFactor', 'chooseOther', ...challenge],
  unsupported: ['submitRaw', ...answered],
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

/** Actions of any app, with or without a `domain`. */
export type AllActions = AuthActions & ManagedLoginActions;

/** Names of the actions of one view, including those that need a `domain`. */
export type ActionOf<V extends View> = (typeof actionsOf)[V][number];

interface Common<V extends View> {
  readonly view: V;
  /** Whether the person waits for a running request or computation. */
  readonly busy: boolean;
  /** Why the last attempt was refused; in `home`, why the last refresh or change of the device failed. */
  readonly fault: Fault | null;
  /** A success message to show once; gone after the next action. */
  readonly notice: Notice | null;
  /**
   * The user whose page may be shown: in `home`, during a step-up, and with `onExpired: 'ask'` also from `expired` on, until that user has
   * signed in again or given up, so that nothing typed is lost. Null in all other states. If another user signs in, `page`
   * changes together with `home`: use the username as the key of the page.
   */
  readonly page: { readonly user: User } | null;
  /**
   * Set while `stepUp` asks a signed-in user for more: the views are those of a sign-in. `home` is the state of the session, which
   * continues behind it, for an app that shows its page from the state of `home`.
   */
  readonly stepUp?: { readonly home: StateOf<'home'> };
}

/** The member of {@link AuthState} for one view, or the union for several. `Added` are actions that another entry adds. */
export type StateOf<V extends View, Added extends object = object> = {
  [Name in V]: Common<Name> &
    ViewData[Name] &
    Pick<AuthActions, ActionOf<Name> & keyof AuthActions> &
    Pick<Added, ActionOf<Name> & keyof Added>;
}[V];

export type AuthState = StateOf<View>;

/** The member of {@link ManagedAuthState} for one view. */
export type ManagedStateOf<V extends View> = StateOf<V, ManagedLoginActions>;

/** The state of an app with a `domain`. */
export type ManagedAuthState = ManagedStateOf<View>;
