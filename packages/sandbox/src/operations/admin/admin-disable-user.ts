import { revokeAll } from '../../tokens/revoke.ts';
import { adminOperation } from '../operation.ts';

/** Locks a user out and ends all sign-ins. */
export const adminDisableUser = adminOperation({}, ({ pool, user }) => {
  user.enabled = false;
  revokeAll(pool, user);
  return {};
});
