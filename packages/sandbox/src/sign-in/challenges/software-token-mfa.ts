import { withDeviceKey } from '../../devices/track.ts';
import { useTotpCode } from '../../mfa/totp.ts';
import { wrongChallengeCode } from '../../wire/exception.ts';
import { continueSignIn } from '../continue.ts';
import { required } from '../parameters.ts';
import { withProof } from '../sign-in.ts';
import { answerOfUser } from './answer.ts';

/** SOFTWARE_TOKEN_MFA: the code of an authenticator app. */
export const softwareTokenMfa = answerOfUser(
  ['SOFTWARE_TOKEN_MFA'],
  async (call, { signIn, question, responses }) => {
    const code = required(responses, 'SOFTWARE_TOKEN_MFA_CODE');
    if (!signIn.user.totp) throw wrongChallengeCode();
    const answered = withDeviceKey(call.pool, signIn, responses.DEVICE_KEY);
    useTotpCode(call.pool, signIn.user.totp, code);
    return continueSignIn(call, withProof(answered, 'mfa', question.name));
  },
);
