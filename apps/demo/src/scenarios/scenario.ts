import type { SignInFlow } from '@latchkey/auth';
import type { InjectedFaultRule, PoolOptions } from '@latchkey/sandbox';

export const groups = [
  'Password',
  'Second step',
  'Other ways in',
  'Managed login',
  'This browser',
  'Bad weather',
] as const;

/** A pool to play with: how it is set up, who is in it, and what goes wrong. Plain data. */
export interface Scenario {
  /** As in `?scenario=`. */
  readonly id: string;
  readonly group: (typeof groups)[number];
  readonly title: string;
  /** What there is to see. */
  readonly text: string;
  /** Settings of the pool, beside those that all scenarios have. */
  readonly userPool?: NonNullable<PoolOptions['userPool']>;
  readonly client?: NonNullable<PoolOptions['clients']>[number];
  /** Ada, in this pool. */
  readonly user?: Partial<NonNullable<PoolOptions['users']>[number]>;
  readonly customAuth?: PoolOptions['customAuth'];
  /** How sign-ins start. Default: by SRP. */
  readonly flow?: SignInFlow;
  /** Providers with a button on the form; the pool has managed login then. */
  readonly providers?: readonly string[];
  /** Whether there is a button for the identity provider of an email's domain. */
  readonly signInByEmail?: boolean;
  readonly identityProviders?: PoolOptions['identityProviders'];
  /** Whether the form asks if the person wants to stay signed in. */
  readonly keepSignedIn?: 'ticked' | 'unticked';
  /** What the person has to know beside name and password. */
  readonly hint?: string;
  readonly faults?: readonly InjectedFaultRule[];
  /** Milliseconds by which the pool's clock is ahead of the browser's. */
  readonly clockAhead?: number;
  /** The page begins without a network. */
  readonly offline?: boolean;
}

/** Who signs in, in every scenario. */
export const person = { username: 'ada', password: 'Difference-Engine-1' } as const;

/**
 * What the sandbox is told to make. `host` is the page's own name, which passkeys are bound to; `page` its address, which managed login
 * leads back to.
 */
export function poolOptions(
  { id, userPool, client, user, customAuth, providers, identityProviders }: Scenario,
  host: string,
  page = `http://${host}/`,
): PoolOptions {
  return {
    userPool: {
      // By which the control page knows it.
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
