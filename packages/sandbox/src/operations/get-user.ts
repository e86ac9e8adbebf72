import { describeAttributes, describeMfa } from '../pool/describe-user.ts';
import { userOperation } from './operation.ts';

export const getUser = userOperation({}, ({ user }) => ({
  Username: user.username,
  UserAttributes: describeAttributes(user),
  ...describeMfa(user),
}));
