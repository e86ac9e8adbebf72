/** @deprecated Import it from `@latchkey/auth/fetch`. */
export { type AuthFetchOptions, createAuthFetch } from '@latchkey/auth/fetch';
