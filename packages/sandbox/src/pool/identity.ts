import * as v from 'valibot';
import { PROVIDER_TYPES } from './identity-provider.ts';
import type { User } from './user.ts';

const identity = v.object({
  /** The id of the person at the provider. */
  userId: v.string(),
  providerName: v.string(),
  providerType: v.picklist(PROVIDER_TYPES),
  issuer: v.nullable(v.string()),
  /** Whether the user was created by this account, and not linked to it. */
  primary: v.boolean(),
  /** Milliseconds since the epoch. */
  dateCreated: v.number(),
});

/** An account of a user at an identity provider. */
export type Identity = v.InferOutput<typeof identity>;

/** The attribute with the accounts of a user. */
export const IDENTITIES = 'identities';
const attribute = v.pipe(v.string(), v.parseJson(), v.array(identity));

/** Returns the accounts of a user, which the pool stores as an attribute, like the real one. Invalid text counts as none. */
export function identitiesOf({ attributes }: User): Identity[] {
  const result = v.safeParse(attribute, attributes.get(IDENTITIES));
  return result.success ? result.output : [];
}

/** Replaces a user's accounts. */
export function setIdentities(user: User, identities: readonly Identity[]): void {
  if (identities.length > 0) user.attributes.set(IDENTITIES, JSON.stringify(identities));
  else user.attributes.delete(IDENTITIES);
}

/** Returns the `identities` claim: like the attribute, except that its values are text. */
export function identitiesClaim(user: User): object[] {
  return identitiesOf(user).map(({ primary, dateCreated, ...others }) => ({
    ...others,
    primary: String(primary),
    dateCreated: String(dateCreated),
  }));
}
