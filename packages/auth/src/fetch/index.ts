/**
 * A `fetch` that sends the session's token to your APIs.
 *
 * @module
 */
export {
  type Authorization,
  type Authorizer,
  type AuthorizerOptions,
  createAuthorizer,
} from './authorizer.ts';
export { type AuthFetchOptions, createAuthFetch } from './create-auth-fetch.ts';
export type { TokenUse, TrustedOrigin } from './trusted-origins.ts';
