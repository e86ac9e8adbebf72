import { withDeviceKey } from '../../devices/track.ts';
import { wrongCredentials } from '../../wire/exception.ts';
import { continueSignIn } from '../continue.ts';
import { required } from '../parameters.ts';
import { requirePassword } from '../password-step.ts';
import { isKnown, withProof } from '../sign-in.ts';
import { provesPassword } from '../srp.ts';
import { answerTo } from './answer.ts';

/** PASSWORD_VERIFIER: the proof of the password. */
export const passwordVerifier = answerTo(
  ['PASSWORD_VERIFIER'],
  async (call, { signIn, question, responses }) => {
    const claim = {
      signature: required(responses, 'PASSWORD_CLAIM_SIGNATURE'),
      timestamp: required(responses, 'TIMESTAMP'),
    };
    if (!isKnown(signIn)) throw wrongCredentials();
    await requirePassword(call, signIn, (user) =>
      provesPassword(call.pool, user.username, question.handshake, claim),
    );
    // Only after the proof: nobody but the account's owner may learn whether a device exists.
    const answered = withDeviceKey(call.pool, signIn, responses.DEVICE_KEY);
    return continueSignIn(call, withProof(answered, 'password', question.name));
  },
);
