/**
 * The actions of an app, as types; `state/actions.ts` sends their events.
 *
 * @module
 */
import type { Factor, Mfa, SignOutScope } from './model.ts';
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

/** All actions; each view of `AuthState` offers those that are valid in it. None uses `this`. */
export interface AuthActions {
  /** Opens the sign-in form. */
  readonly showSignIn: () => void;
  readonly showSignUp: () => void;
  readonly showForgotPassword: () => void;
  readonly signIn: (request: SignInRequest) => void;
  /** Clears the fault, for example when the person edits a refused form. */
  readonly clearFault: () => void;
  /**
   * Replaces the ClientMetadata of the remaining calls in this sign-in, sign-up or reset: for triggers that need data with an
   * answer. Null removes it.
   */
  readonly setClientMetadata: (clientMetadata: ClientMetadata | null) => void;
  /** Gives up the sign-in and aborts its requests. */
  readonly cancel: () => void;
  /** Goes back to the choice of factors, or to the username; from the first step of a step-up, out of it. */
  readonly back: () => void;
  /** Shows the sign-in form again after a lapsed Session, with the same username. */
  readonly restart: () => void;
  readonly chooseFactor: (factor: Factor) => void;
  readonly chooseMfa: (mfa: Mfa) => void;
  /** Picks one of `otherChoices` by Cognito's name for it. */
  readonly chooseOther: (choice: string) => void;
  readonly submitPassword: (password: string) => void;
  readonly submitCode: (code: string) => void;
  /** Cognito shows `deviceName` as FRIENDLY_DEVICE_NAME. */
  readonly submitTotpSetup: (code: string, deviceName?: string) => void;
  readonly submitEmail: (email: string) => void;
  /**
   * Pass only new or changed attributes. One that the user already has (`attributes`), unchanged, is not sent: the step stays, with
   * a fault `not-changeable` for it. Cognito may refuse to change the others in the same way.
   */
  readonly submitNewPassword: (password: string, attributes?: Attributes) => void;
  readonly submitAnswer: (answer: string) => void;
  /** Sends ChallengeResponses as given, for a challenge or a second factor that Latchkey does not know. USERNAME is filled in. */
  readonly submitRaw: (answers: Readonly<Record<string, string>>) => void;
  readonly resend: () => void;
  readonly retryPasskey: () => void;
  readonly signUp: (request: SignUpRequest) => void;
  /** Shows the view for the code of an earlier sign-up: from a link, in another browser, from an administrator. */
  readonly showConfirmSignUp: (user: CodeOwner) => void;
  /** Shows the same view for the code of a reset. */
  readonly showResetPassword: (user: CodeOwner) => void;
  readonly confirmSignUp: (code: string, options?: ConfirmSignUpOptions) => void;
  readonly requestReset: (username: string, clientMetadata?: ClientMetadata) => void;
  readonly confirmReset: (code: string, password: string) => void;
  /**
   * Ends the session here, then at Cognito. If it began at managed login, that session ends as well: with a `logoutUri` the
   * page goes there and comes back. `global` is the same as `{ everywhere: true }`; `linked` ends the managed login session
   * with a request only.
   */
  readonly signOut: (how?: SignOutScope | SignOutOptions) => void;
  readonly refresh: () => void;
  readonly rememberDevice: () => void;
  readonly declineDevice: () => void;
  readonly forgetDevice: () => void;
  readonly retryDevice: () => void;
}

/** Actions of an app that has a `domain`. */
export interface ManagedLoginActions {
  /** Leaves the page for managed login, which sends the person back to `redirectUri`. */
  readonly signInWithRedirect: (request?: ManagedLoginRequest) => void;
  /**
   * Opens managed login in a pop-up; the page stays. Call it from a click handler; if pop-ups are blocked, the page leaves.
   */
  readonly signInWithPopup: (request?: ManagedLoginRequest) => void;
  /**
   * Signs in a person who is already signed in at managed login, without asking. If nobody is, nothing is shown, and further
   * calls do nothing for ten minutes, or until somebody signs in.
   */
  readonly signInSilently: (request?: SilentRequest) => void;
}
