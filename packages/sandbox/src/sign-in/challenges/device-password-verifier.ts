import { deviceNotFound } from '../../devices/track.ts';
import { wrongCredentials } from '../../wire/exception.ts';
import { continueSignIn } from '../continue.ts';
import { required } from '../parameters.ts';
import { withProof } from '../sign-in.ts';
import { provesDevice } from '../srp.ts';
import { answerOfUser } from './answer.ts';

/** DEVICE_PASSWORD_VERIFIER: the proof of the device's secret. */
export const devicePasswordVerifier = answerOfUser(
  ['DEVICE_PASSWORD_VERIFIER'],
  async (call, { signIn, question, responses }) => {
    const deviceKey = required(responses, 'DEVICE_KEY');
    const claim = {
      signature: required(responses, 'PASSWORD_CLAIM_SIGNATURE'),
      timestamp: required(responses, 'TIMESTAMP'),
    };
    const { device, handshake } = question;
    if (device.key !== deviceKey) throw wrongCredentials();
    if (!signIn.user.devices.has(deviceKey)) throw deviceNotFound();
    if (!(await provesDevice(device, handshake, claim))) throw wrongCredentials();
    return continueSignIn(call, withProof(signIn, 'device'));
  },
);
