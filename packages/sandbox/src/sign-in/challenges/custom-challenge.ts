import { withDeviceKey } from '../../devices/track.ts';
import { wrongCredentials } from '../../wire/exception.ts';
import { continueSignIn } from '../continue.ts';
import { defineNext, follow, isCustomAnswer } from '../custom-auth.ts';
import { required } from '../parameters.ts';
import { isKnown, withRound } from '../sign-in.ts';
import { answerTo } from './answer.ts';

/** CUSTOM_CHALLENGE: judged by the verify trigger; the define trigger says what follows, after a wrong answer too. */
export const customChallenge = answerTo(
  ['CUSTOM_CHALLENGE'],
  async (call, { signIn, question, responses }) => {
    const answer = required(responses, 'ANSWER');
    const named = isKnown(signIn) ? withDeviceKey(call.pool, signIn, responses.DEVICE_KEY) : signIn;
    const isRight = await isCustomAnswer(call, named, question.privateParameters, answer);
    const answered = withRound(named, question.name, isRight, question.metadata);
    const passage = await follow(call, answered, await defineNext(call, answered));
    if ('asked' in passage) return passage.asked;
    if (!isKnown(passage.passed)) throw wrongCredentials();
    return continueSignIn(call, passage.passed);
  },
);
