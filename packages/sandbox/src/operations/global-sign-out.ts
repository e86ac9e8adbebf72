import { revokeAll } from '../tokens/revoke.ts';
import { userOperation } from './operation.ts';

/** Ends every sign-in of the caller. */
export const globalSignOut = userOperation({}, ({ pool, user }) => {
  revokeAll(pool, user);
  return {};
});
