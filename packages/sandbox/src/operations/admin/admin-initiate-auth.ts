import { adminUserPasswordAuth } from '../../sign-in/flows/user-password-auth.ts';
import { commonFlows, startMembers, startSignIn } from '../../sign-in/start-sign-in.ts';
import { adminClientOperation } from '../operation.ts';

const flows = {
  ...commonFlows,
  ADMIN_USER_PASSWORD_AUTH: adminUserPasswordAuth,
  ADMIN_NO_SRP_AUTH: adminUserPasswordAuth,
};

/** InitiateAuth for a server, which has a password flow of its own. */
export const adminInitiateAuth = adminClientOperation(startMembers, (call, input) =>
  startSignIn(flows, call, input),
);
