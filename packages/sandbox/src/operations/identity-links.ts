import * as v from 'valibot';
import { identitiesOf, setIdentities } from '../pool/identity.ts';
import type { IdentityProvider } from '../pool/identity-provider.ts';
import type { Pool } from '../pool/pool.ts';
import { invalidParameter, userNotFound } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { type Operations, poolOperation } from './operation.ts';

const account = v.object({
  ProviderName: v.string(),
  ProviderAttributeName: v.optional(v.string()),
  ProviderAttributeValue: v.string(),
});
const ownUser = v.object({ ProviderName: v.literal('Cognito'), ProviderAttributeValue: member.username });

// Developer guide, "Linking federated users to an existing user profile".
const MOST_LINKS = 5;

/** Accounts at identity providers that users of a pool sign in with. */
export const identityLinksOperations = {
  /** Links an account at an identity provider to a user. A user who has signed in with it before has to be deleted first. */
  AdminLinkProviderForUser: poolOperation(
    { DestinationUser: ownUser, SourceUser: account },
    ({ pool }, { DestinationUser, SourceUser }) => {
      const user = pool.users.find(DestinationUser.ProviderAttributeValue);
      if (!user) throw userNotFound();
      const provider = requireProvider(pool, SourceUser.ProviderName);
      const userId = SourceUser.ProviderAttributeValue;
      if (pool.users.byIdentity(provider.providerName, userId)) {
        throw invalidParameter(
          'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
        );
      }
      const identities = identitiesOf(user);
      if (identities.filter(({ primary }) => !primary).length >= MOST_LINKS) {
        throw invalidParameter(`A user can have ${MOST_LINKS} linked accounts.`);
      }
      const { providerName, providerType } = provider;
      const dateCreated = pool.clock.now();
      setIdentities(user, [
        ...identities,
        { userId, providerName, providerType, issuer: null, primary: false, dateCreated },
      ]);
      return {};
    },
  ),

  /** Unlinks an account at an identity provider from its user, or disables the user that it created. */
  AdminDisableProviderForUser: poolOperation({ User: account }, ({ pool }, { User }) => {
    const provider = requireProvider(pool, User.ProviderName);
    const user = pool.users.byIdentity(provider.providerName, User.ProviderAttributeValue);
    if (!user) throw userNotFound();
    const isMeant = ({ providerName, userId }: { providerName: string; userId: string }) =>
      providerName === provider.providerName && userId === User.ProviderAttributeValue;
    const identities = identitiesOf(user);
    if (identities.some((identity) => isMeant(identity) && identity.primary)) user.enabled = false;
    else
      setIdentities(
        user,
        identities.filter((identity) => !isMeant(identity)),
      );
    return {};
  }),
} satisfies Operations;

function requireProvider({ identityProviders }: Pool, name: string): IdentityProvider {
  const provider = identityProviders.get(name);
  if (!provider) throw invalidParameter(`The provider ${name} does not exist.`);
  return provider;
}
