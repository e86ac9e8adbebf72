import { answerChallenge, answerMembers } from '../sign-in/answer-challenge.ts';
import { adminFlows, clientFlows, startMembers, startSignIn } from '../sign-in/start-sign-in.ts';
import { adminClientOperation, clientOperation, type Operations } from './operation.ts';

/** Starts sign-ins and answers their challenges. */
export const signInOperations = {
  /** Starts a sign-in, or refreshes one. */
  InitiateAuth: clientOperation(startMembers, (call, input) => startSignIn(clientFlows, call, input)),

  RespondToAuthChallenge: clientOperation(answerMembers, answerChallenge),

  /** InitiateAuth for a server. */
  AdminInitiateAuth: adminClientOperation(startMembers, (call, input) =>
    startSignIn(adminFlows, call, input),
  ),

  AdminRespondToAuthChallenge: adminClientOperation(answerMembers, answerChallenge),
} satisfies Operations;
