import { revokeAll } from '../../tokens/revoke.ts';
import { adminOperation } from '../operation.ts';

export const adminUserGlobalSignOut = adminOperation({}, ({ pool, user }) => {
  revokeAll(pool, user);
  return {};
});
