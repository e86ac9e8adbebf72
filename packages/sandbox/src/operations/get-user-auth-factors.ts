import { describeMfa } from '../pool/describe-user.ts';
import { firstFactorsOf } from '../sign-in/first-factors.ts';
import { userOperation } from './operation.ts';

/** What the caller can sign in with. */
export const getUserAuthFactors = userOperation({}, ({ pool, user }) => ({
  Username: user.username,
  ...describeMfa(user),
  ConfiguredUserAuthFactors: firstFactorsOf(pool, user),
}));
