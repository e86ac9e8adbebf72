import { answerChallenge, answerMembers } from '../sign-in/answer-challenge.ts';
import { adminUserPasswordAuth, userPasswordAuth } from '../sign-in/flows/user-password-auth.ts';
import { commonFlows, startMembers, startSignIn } from '../sign-in/start-sign-in.ts';
import { adminClientOperation, clientOperation, type Operations } from './operation.ts';

const clientFlows = { ...commonFlows, USER_PASSWORD_AUTH: userPasswordAuth };

const adminFlows = {
  ...commonFlows,
  ADMIN_USER_PASSWORD_AUTH: adminUserPasswordAuth,
  ADMIN_NO_SRP_AUTH: adminUserPasswordAuth,
};

/** Starts sign-ins and answers their challenges. */
export const signInOperations = {
  /** Starts a sign-in, or refreshes one. */
  InitiateAuth: clientOperation(startMembers, (call, input) => startSignIn(clientFlows, call, input)),

  RespondToAuthChallenge: clientOperation(answerMembers, answerChallenge),

  /** InitiateAuth for a server, which has a password flow of its own. */
  AdminInitiateAuth: adminClientOperation(startMembers, (call, input) =>
    startSignIn(adminFlows, call, input),
  ),

  AdminRespondToAuthChallenge: adminClientOperation(answerMembers, answerChallenge),
} satisfies Operations;
