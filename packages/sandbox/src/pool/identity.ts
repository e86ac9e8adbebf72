import type { IdentityProvider, ProviderType } from './identity-provider.ts';
import type { Pool } from './pool.ts';
import type { User } from './user.ts';

/** An account of a user at an identity provider. */
export interface Identity {
  /** The id of the person at the provider. */
  readonly userId: string;
  readonly providerName: string;
  readonly providerType: ProviderType;
  readonly issuer: string | null;
  /** Whether the user was made by this account, and not linked to it. */
  readonly primary: boolean;
  /** Milliseconds since the epoch. */
  readonly dateCreated: number;
}

const ATTRIBUTE = 'identities';

/** The accounts of a user, which the pool keeps as an attribute, like the real one. */
export function identitiesOf({ attributes }: User): Identity[] {
  const text = attributes.get(ATTRIBUTE);
  return text === undefined ? [] : (JSON.parse(text) as Identity[]);
}

/** Gives a user other accounts. */
export function setIdentities(user: User, identities: readonly Identity[]): void {
  if (identities.length > 0) user.attributes.set(ATTRIBUTE, JSON.stringify(identities));
  else user.attributes.delete(ATTRIBUTE);
}

/** The user of an account at a provider. */
export function findByIdentity(
  pool: Pool,
  { providerName }: IdentityProvider,
  userId: string,
): User | undefined {
  return pool.users
    .all()
    .find((user) =>
      identitiesOf(user).some(
        (identity) => identity.providerName === providerName && identity.userId === userId,
      ),
    );
}

/** The `identities` claim: as the attribute, but for its values, which are text. */
export function identitiesClaim(user: User): object[] {
  return identitiesOf(user).map((identity) => ({
    ...identity,
    primary: String(identity.primary),
    dateCreated: String(identity.dateCreated),
  }));
}
