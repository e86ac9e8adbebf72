import type { SignInFlow } from '@latchkey/auth';
import type { InjectedFaultRule, PoolOptions } from '@latchkey/sandbox';

export const groups = [
  'Password',
  'Second step',
  'Other ways in',
  'Managed login',
  'This browser',
  'When things go wrong',
] as const;

/** A pool to try out: its settings, its users, and the faults in it. Plain data. */
export interface Scenario {
  /** The id in `?scenario=`. */
  readonly id: string;
  readonly group: (typeof groups)[number];
  readonly title: string;
  /** What the scenario shows, in a sentence or two. */
  readonly text: string;
  /** Settings of the pool, in addition to those of all scenarios. */
  readonly userPool?: NonNullable<PoolOptions['userPool']>;
  readonly client?: NonNullable<PoolOptions['clients']>[number];
  /** Ada, in this pool. */
  readonly user?: Partial<NonNullable<PoolOptions['users']>[number]>;
  readonly customAuth?: PoolOptions['customAuth'];
  /** How sign-ins start. Default: with SRP. */
  readonly flow?: SignInFlow;
  /** Providers with a button in the form; the pool then has managed login. */
  readonly providers?: readonly string[];
  /** Whether there is a button for the identity provider of an email's domain. */
  readonly signInByEmail?: boolean;
  /** Whether the page asks the domain for somebody who is signed in there. */
  readonly signsInSilently?: boolean;
  /** Whether signing out here leaves the session at the domain. */
  readonly keepsManagedLogin?: boolean;
  readonly identityProviders?: PoolOptions['identityProviders'];
  /** Whether the form asks if the person wants to stay signed in. */
  readonly keepSignedIn?: 'ticked' | 'unticked';
  /** The levels of a sign-in, and of what the account keeps back until the person has proved more. */
  readonly levels?: { readonly signIn: string; readonly recovery: string };
  /** Anything the person has to know besides name and password. */
  readonly hint?: string;
  readonly faults?: readonly InjectedFaultRule[];
  /** How far the pool's clock is ahead of the browser's, in milliseconds. */
  readonly clockAhead?: number;
  /** Whether the page starts without a network. */
  readonly offline?: boolean;
}

/** The person who signs in, in every scenario. */
export const person = { username: 'ada', password: 'Difference-Engine-1' } as const;

/**
 * Options for the sandbox. `host` is the page's own name, which passkeys are bound to; `page` its URL, which managed login
 * leads back to.
 */
export function poolOptions(
  { id, userPool, client, user, customAuth, providers, identityProviders }: Scenario,
  host: string,
  page = `http://${host}/`,
): PoolOptions {
  return {
    userPool: {
      // The name on the control page.
      poolName: `Demo ${id}`,
      aliasAttributes: ['email'],
      autoVerifiedAttributes: ['email'],
      webAuthnConfiguration: { relyingPartyId: host },
      ...userPool,
    },
    clients: [{ ...client, ...(providers && { callbackURLs: [page], logoutURLs: [page] }) }],
    ...(identityProviders && { identityProviders }),
    users: [
      {
        ...person,
        attributes: { email: 'ada@example.com', name: 'Ada Lovelace', phone_number: '+15555550100' },
        ...user,
      },
    ],
    ...(customAuth === undefined ? {} : { customAuth }),
  };
}
