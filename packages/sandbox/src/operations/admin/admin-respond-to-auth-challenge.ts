import { answerChallenge, answerMembers } from '../../sign-in/answer-challenge.ts';
import { adminClientOperation } from '../operation.ts';

export const adminRespondToAuthChallenge = adminClientOperation(answerMembers, answerChallenge);
