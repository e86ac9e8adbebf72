/**
 * A `fetch` that signs the requests to your API with the session's token.
 *
 * @module
 */
export { type AuthFetchOptions, createAuthFetch } from './create-auth-fetch.ts';
