import * as v from 'valibot';

/** The members of CreateUserPoolDomain, in camelCase. */
export const domainMembers = {
  domain: v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/)),
  /** 1: the classic hosted UI; 2: managed login. The pages here are the same for both. */
  managedLoginVersion: v.optional(v.picklist([1, 2]), 1),
  /** For a custom domain instead of an Amazon prefix. */
  customDomainConfig: v.optional(v.object({ certificateArn: v.string() })),
};

/** A domain of a pool. The pages are served at the endpoint's own origin; only the name is stored. */
export interface PoolDomain {
  readonly domain: string;
  managedLoginVersion: 1 | 2;
  customDomainConfig?: { readonly certificateArn: string } | undefined;
}
