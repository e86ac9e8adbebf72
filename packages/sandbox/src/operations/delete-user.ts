import { userOperation } from './operation.ts';

/** Deletes the caller; the answer has no body. */
export const deleteUser = userOperation({}, ({ pool, user }) => {
  pool.users.delete(user);
  return undefined;
});
