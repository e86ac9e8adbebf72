import { checkAttributes, missingAttributes } from '../pool/attributes.ts';
import type { IdentityProvider, ProviderType, ProviderUser } from '../pool/identity-provider.ts';
import type { Pool } from '../pool/pool.ts';
import { invalidParameter } from '../wire/exception.ts';

// The claim that identifies a person at each type of provider (API, CreateIdentityProvider, AttributeMapping).
const ID_CLAIMS: Readonly<Partial<Record<ProviderType, string>>> = {
  Facebook: 'id',
  LoginWithAmazon: 'user_id',
  SAML: 'NameID',
};

/** The claim that identifies a person at a type of provider. */
export function idClaimOf(type: ProviderType): string {
  return ID_CLAIMS[type] ?? 'sub';
}

/** Returns the id of a person at a provider. The people of mock providers have a `sub`, whatever the type. */
export function idAt(provider: IdentityProvider, claims: ProviderUser): string {
  const named = provider.attributeMapping.username ?? idClaimOf(provider.providerType);
  return textOf(claims, named) ?? claims.sub;
}

/**
 * Returns the attributes that a provider's mapping makes of its claims.
 *
 * @throws InvalidParameterException if the pool does not accept them
 */
export function mappedAttributes(
  pool: Pool,
  { attributeMapping }: IdentityProvider,
  claims: ProviderUser,
): Map<string, string> {
  const mapped = new Map(
    Object.entries(attributeMapping).flatMap(([attribute, claim]): [string, string][] => {
      const value = attribute === 'username' ? undefined : textOf(claims, claim);
      return value === undefined ? [] : [[attribute, value]];
    }),
  );
  checkAttributes(pool, mapped);
  return mapped;
}

/** @throws InvalidParameterException for a required attribute that the provider did not send */
export function checkMappedRequired(pool: Pool, attributes: ReadonlyMap<string, string>): void {
  const missing = missingAttributes(pool, attributes);
  if (missing.length === 0) return;
  throw invalidParameter(`attributes required: [${missing.join(', ')}]`);
}

/**
 * @throws InvalidParameterException for an attribute that cannot be changed, because each sign-in after the first one writes
 *   it
 */
export function checkMappedMutable({ settings }: Pool, attributes: ReadonlyMap<string, string>): void {
  const fixed = settings.schema.find(({ name, mutable }) => !mutable && attributes.has(name));
  if (fixed) throw invalidParameter(`user.${fixed.name}: Attribute cannot be updated.`);
}

function textOf(claims: ProviderUser, name: string): string | undefined {
  return Object.hasOwn(claims, name) ? String(claims[name]) : undefined;
}
