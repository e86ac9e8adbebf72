import { answerChallenge, answerMembers } from '../sign-in/answer-challenge.ts';
import { clientOperation } from './operation.ts';

export const respondToAuthChallenge = clientOperation(answerMembers, answerChallenge);
