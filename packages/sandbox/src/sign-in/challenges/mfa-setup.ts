import { withDeviceKey } from '../../devices/track.ts';
import { checkAttributes } from '../../pool/attributes.ts';
import { invalidParameter } from '../../wire/exception.ts';
import { askCode } from '../ask-code.ts';
import { continueSignIn } from '../continue.ts';
import { withProof } from '../sign-in.ts';
import { answerOfUser } from './answer.ts';

/** MFA_SETUP: an email address, or just the Session of VerifySoftwareToken. */
export const mfaSetup = answerOfUser(['MFA_SETUP'], async (call, { signIn, question, responses }) => {
  const { user } = signIn;
  const email = responses.EMAIL;
  if (email !== undefined) {
    if (!question.factors.includes('EMAIL_OTP')) throw invalidParameter('Email MFA cannot be set up here.');
    checkAttributes(call.pool, new Map([['email', email]]));
    user.attributes.set('email', email).set('email_verified', 'false');
    return askCode(call, signIn, { name: 'EMAIL_OTP', proof: 'mfa', enrols: true });
  }
  if (!question.totp?.verified) throw invalidParameter('User has not verified software token mfa');
  user.mfa.enabled.add('SOFTWARE_TOKEN_MFA');
  return continueSignIn(call, withProof(withDeviceKey(call.pool, signIn, responses.DEVICE_KEY), 'mfa'));
});
