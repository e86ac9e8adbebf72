import { adminOperation } from '../operation.ts';

export const adminDeleteUser = adminOperation({}, ({ pool, user }) => {
  pool.users.delete(user);
  return undefined;
});
