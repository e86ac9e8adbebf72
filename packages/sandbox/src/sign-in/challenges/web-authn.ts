import * as v from 'valibot';
import { withDeviceKey } from '../../devices/track.ts';
import { passkeyIsBothFactors } from '../../mfa/factors.ts';
import { assertionCredential } from '../../passkeys/credential.ts';
import { isAssertion } from '../../passkeys/verify-assertion.ts';
import { invalidParameter, notAuthorized } from '../../wire/exception.ts';
import { continueSignIn } from '../continue.ts';
import { required } from '../parameters.ts';
import { withProof } from '../sign-in.ts';
import { answerOfUser } from './answer.ts';

const credentialText = v.pipe(v.string(), v.parseJson(), assertionCredential);

/** WEB_AUTHN: a passkey's signature, as a JSON string. */
export const webAuthn = answerOfUser(['WEB_AUTHN'], async (call, { signIn, question, responses }) => {
  const credential = v.safeParse(credentialText, required(responses, 'CREDENTIAL'));
  if (!credential.success) throw invalidParameter('CREDENTIAL is not an AuthenticationResponseJSON.');
  if (!(await isAssertion(call.pool, signIn.user, question.challenge, credential.output))) {
    throw notAuthorized('Passkey authentication failed.');
  }
  const answered = withProof(withDeviceKey(call.pool, signIn, responses.DEVICE_KEY), 'passkey');
  const isRoaming = credential.output.authenticatorAttachment === 'cross-platform';
  const proved = isRoaming ? withProof(answered, 'roaming-passkey') : answered;
  return continueSignIn(
    call,
    passkeyIsBothFactors(call.pool, signIn.user) ? withProof(proved, 'mfa') : proved,
  );
});
