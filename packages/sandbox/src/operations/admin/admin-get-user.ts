import { describeMfa, describeUser } from '../../pool/describe-user.ts';
import { adminOperation } from '../operation.ts';

export const adminGetUser = adminOperation({}, ({ user }) => ({
  ...describeUser(user, 'UserAttributes'),
  ...describeMfa(user),
}));
