import { sameText } from '../../bytes.ts';
import { withDeviceKey } from '../../devices/track.ts';
import { wrongChallengeCode } from '../../wire/exception.ts';
import { continueSignIn } from '../continue.ts';
import { required } from '../parameters.ts';
import type { CodeQuestion } from '../pending-challenges.ts';
import { isKnown, withProof } from '../sign-in.ts';
import { type Answer, answerTo } from './answer.ts';

/** SMS_MFA, EMAIL_OTP and SMS_OTP: the code that was sent. */
function codeAnswer(name: CodeQuestion['name']): Answer {
  return answerTo([name], async (call, { signIn, question, responses }) => {
    const code = required(responses, `${name}_CODE`);
    if (!isKnown(signIn) || !sameText(code, question.code ?? '')) {
      throw wrongChallengeCode();
    }
    const answered = withDeviceKey(call.pool, signIn, responses.DEVICE_KEY);
    const { user } = signIn;
    // The code was read at the address, so the address is verified.
    user.attributes.set(`${question.contact}_verified`, 'true');
    if (question.enrols) user.mfa.enabled.add('EMAIL_OTP');
    if (user.status === 'UNCONFIRMED') user.status = 'CONFIRMED';
    return continueSignIn(call, withProof(answered, question.proof, name));
  });
}

export const smsMfa = codeAnswer('SMS_MFA');
export const emailOtp = codeAnswer('EMAIL_OTP');
export const smsOtp = codeAnswer('SMS_OTP');
