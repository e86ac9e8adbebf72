import * as v from 'valibot';

/** Providers whose name is their type. */
const SOCIAL_PROVIDERS = ['Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple'] as const;
export const PROVIDER_TYPES = [...SOCIAL_PROVIDERS, 'OIDC', 'SAML'] as const;
export type ProviderType = (typeof PROVIDER_TYPES)[number];

/** The name of the pool's own users in `supportedIdentityProviders` and `identity_provider`. */
export const OWN_USERS = 'COGNITO';

const strings = v.record(v.string(), v.string());

/** The members of CreateIdentityProvider, in camelCase. */
export const providerMembers = {
  providerName: v.pipe(v.string(), v.regex(/^[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}]{0,31}$/u)),
  providerType: v.picklist(PROVIDER_TYPES),
  providerDetails: v.optional(strings, {}),
  /** Attributes of users by the claim that each comes from; `username` is the claim that identifies the person. */
  attributeMapping: v.optional(strings),
  idpIdentifiers: v.optional(v.array(v.pipe(v.string(), v.regex(/^[\w\s+=.@-]{1,40}$/))), []),
};

/** A person at a mock provider: the provider's claims, in which `sub` is the person's id. */
export const providerUser = v.objectWithRest(
  { sub: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) },
  v.union([v.string(), v.boolean(), v.number()]),
);
export type ProviderUser = v.InferOutput<typeof providerUser>;

/** An identity provider in the options. */
export const identityProviderOptions = v.pipe(
  v.strictObject({
    ...providerMembers,
    users: v.optional(v.array(providerUser), []),
    /** False for the real provider at `oidc_issuer`, of the type OIDC. */
    mock: v.optional(v.boolean(), true),
  }),
  v.check(
    ({ providerName, providerType }) => isNameOf(providerType, providerName),
    'Member must be named as its type',
  ),
  v.check(
    ({ mock, providerType, providerDetails }) =>
      mock || (providerType === 'OIDC' && URL.canParse(providerDetails.oidc_issuer ?? '')),
    'Member must be of the type OIDC, with an oidc_issuer, to work without a mock',
  ),
);

/** An identity provider of a pool. */
export interface IdentityProvider {
  readonly providerName: string;
  readonly providerType: ProviderType;
  readonly createdAt: number;
  modifiedAt: number;
  providerDetails: Readonly<Record<string, string>>;
  attributeMapping: Readonly<Record<string, string>>;
  idpIdentifiers: readonly string[];
  /** Whether a page of the sandbox replaces it. */
  readonly mock: boolean;
  /** The people of a mock provider. */
  readonly users: readonly ProviderUser[];
}

/** Whether a provider of this type can have this name: a social provider is named like its type. */
export function isNameOf(type: ProviderType, name: string): boolean {
  return SOCIAL_PROVIDERS.some((social) => social === type) ? name === type : name !== OWN_USERS;
}

// Claims of OpenID Connect Core, section 5.1, whose attributes have the same name.
const SAME_NAMED =
  `address birthdate email email_verified family_name gender given_name locale middle_name name nickname
  phone_number phone_number_verified picture preferred_username profile website zoneinfo`.split(/\s+/);

/** The default mapping for a provider in the options: every standard claim, by its own name. */
export const standardMapping: Readonly<Record<string, string>> = {
  username: 'sub',
  ...Object.fromEntries(SAME_NAMED.map((name) => [name, name])),
};
