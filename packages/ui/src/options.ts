import type { Remember, SignInFlow, View } from '@latchkey/auth';
import type { ManagedLoginRequest } from '@latchkey/auth/managed-login';
import { createContext, type ReactNode, useContext } from 'react';

/** A user attribute that the sign-up form asks for. */
export type SignUpAttribute =
  | 'address'
  | 'birthdate'
  | 'email'
  | 'family_name'
  | 'given_name'
  | 'middle_name'
  | 'name'
  | 'nickname'
  | 'phone_number'
  | 'website'
  | `custom:${string}`;

/** One field of the sign-up form: just its name, or an object. */
export type SignUpField =
  | 'username'
  | 'password'
  | SignUpAttribute
  | {
      readonly name: SignUpAttribute;
      /** Default: the name of the attribute, in the language of the page. */
      readonly label?: string;
      /** Default: true. */
      readonly required?: boolean;
      readonly hint?: string;
    };

/** The pool's rules for a new password, shown while it is typed. They are a hint: the pool decides. */
export interface PasswordRules {
  /** Default: 8, as in Cognito. */
  readonly minLength?: number | undefined;
  /** Default for each of these: true. */
  readonly upper?: boolean | undefined;
  readonly lower?: boolean | undefined;
  readonly number?: boolean | undefined;
  readonly symbol?: boolean | undefined;
}

interface AnyProvider {
  /** For managed login without a `request`: the name of the identity provider in the pool. */
  readonly id: string;
  /** The name that people know: "Google". */
  readonly name: string;
  readonly icon?: ReactNode | undefined;
}

/** A way to sign in that the app starts itself. */
export interface OwnProvider extends AnyProvider {
  /** Starts that sign-in. With `keepSignedIn`, `remember` is the person's choice. */
  readonly onSelect: (choice: { readonly remember?: Remember }) => void;
}

/** Managed login, or one of its identity providers: its button signs in with the `auth` of `@latchkey/auth/managed-login`. */
export interface ManagedProvider extends AnyProvider {
  readonly onSelect?: undefined;
  /**
   * The request to managed login, or a function of the typed username: for example, an identity provider by the domain of an
   * email. Default: the identity provider in `id`.
   */
  readonly request?: (ManagedLoginRequest | ((username: string) => ManagedLoginRequest)) | undefined;
  /** Whether to use a pop-up; if the browser blocks it, the page redirects instead. Default: false, the page redirects. */
  readonly popup?: boolean | undefined;
}

/** A way to sign in somewhere else. */
export type Provider = OwnProvider | ManagedProvider;

/** Custom content: the same in every view, or depending on the view. */
export type Slot = ReactNode | ((view: View) => ReactNode);

export interface SignInOptions {
  /**
   * How sign-ins begin. With `USER_AUTH` the form asks only for the username, and the pool then offers ways to sign in.
   * Default: the `flow` of `createAuth`, with a form for username and password.
   */
  readonly defaultFlow?: SignInFlow | undefined;
  /** The kind of identifier that people sign in with. Default: `any`, a username or an email. */
  readonly identifier?: 'any' | 'username' | 'email' | 'phone' | undefined;
  /**
   * The fields of the sign-up form, in order. Without `username`, the email or the phone number is the username. Empty:
   * nobody can sign up, and there is no link. Default: `username`, `email`, `password`.
   */
  readonly signUpFields?: readonly SignUpField[] | undefined;
  readonly passwordRules?: PasswordRules | undefined;
  /** Whether to show "Forgot your password?". Default: true. */
  readonly canResetPassword?: boolean | undefined;
  /**
   * Shows "Keep me signed in", at first ticked or not. If it is ticked, the session is kept in the browser for all tabs;
   * otherwise for this tab, until it is closed. Default: it is not shown, and the session is kept in the browser.
   */
  readonly keepSignedIn?: 'ticked' | 'unticked' | undefined;
  /**
   * Whether each refusal also shows its code, for development. Default: false; a refusal that a person can only report always
   * shows it.
   */
  readonly faultCodes?: boolean | undefined;
  /** Buttons above the form. */
  readonly providers?: readonly Provider[] | undefined;
  /** Shown below the sign-in form: terms, help. */
  readonly links?: Slot | undefined;
  /** The username whose passkey the browser's autofill offers. Default: the last one seen in this browser with a passkey. */
  readonly passkeyUsername?: string | null | undefined;
}

interface Options extends SignInOptions {
  /** Whether there is a page before the sign-in form, to return to on cancel. */
  readonly hasLanding?: boolean | undefined;
}

export const OptionsContext = createContext<Options>({});

export const useOptions = (): Options => useContext(OptionsContext);

export const showSlot = (slot: Slot | undefined, view: View): ReactNode =>
  typeof slot === 'function' ? slot(view) : slot;
