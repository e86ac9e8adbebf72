import { withDeviceKey } from '../../devices/track.ts';
import { verifyAuthChallengeResponse } from '../../triggers/custom-auth.ts';
import { wrongCredentials } from '../../wire/exception.ts';
import { continueSignIn } from '../continue.ts';
import { applyDecision, defineNext } from '../custom-auth.ts';
import { required } from '../parameters.ts';
import { isKnown, withRound } from '../sign-in.ts';
import { answerTo } from './answer.ts';

/** CUSTOM_CHALLENGE: checked by the verify trigger; the define trigger decides what follows, even after a wrong answer. */
export const customChallenge = answerTo(
  ['CUSTOM_CHALLENGE'],
  async (call, { signIn, question, responses }) => {
    const answer = required(responses, 'ANSWER');
    const named = isKnown(signIn) ? withDeviceKey(call.pool, signIn, responses.DEVICE_KEY) : signIn;
    const isRight = await verifyAuthChallengeResponse(call, named, question.privateParameters, answer);
    const answered = withRound(named, question.name, isRight, question.metadata);
    const next = await applyDecision(call, answered, await defineNext(call, answered));
    if ('asked' in next) return next.asked;
    if (!isKnown(next.passed)) throw wrongCredentials();
    return continueSignIn(call, next.passed);
  },
);
