import { adminOperation } from '../operation.ts';

export const adminEnableUser = adminOperation({}, ({ user }) => {
  user.enabled = true;
  return {};
});
