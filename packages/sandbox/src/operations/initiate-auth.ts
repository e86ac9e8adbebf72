import { userPasswordAuth } from '../sign-in/flows/user-password-auth.ts';
import { commonFlows, startMembers, startSignIn } from '../sign-in/start-sign-in.ts';
import { clientOperation } from './operation.ts';

const flows = { ...commonFlows, USER_PASSWORD_AUTH: userPasswordAuth };

/** Starts a sign-in, or refreshes one. */
export const initiateAuth = clientOperation(startMembers, (call, input) => startSignIn(flows, call, input));
