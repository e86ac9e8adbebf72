import { deviceNotFound } from '../../devices/track.ts';
import { ask } from '../ask.ts';
import { required } from '../parameters.ts';
import { startHandshake } from '../srp.ts';
import { answerOfUser } from './answer.ts';

/** DEVICE_SRP_AUTH: the device starts its own SRP handshake. */
export const deviceSrpAuth = answerOfUser(
  ['DEVICE_SRP_AUTH'],
  async (call, { signIn, question, responses }) => {
    const deviceKey = required(responses, 'DEVICE_KEY');
    const srpA = required(responses, 'SRP_A');
    const { device } = question;
    if (device.key !== deviceKey || !device.secret || !signIn.user.devices.has(deviceKey))
      throw deviceNotFound();
    const handshake = await startHandshake(call.pool, device.secret, srpA);
    return ask(
      call,
      signIn,
      { name: 'DEVICE_PASSWORD_VERIFIER', device, handshake },
      {
        SALT: handshake.salt,
        SRP_B: handshake.server.srpB,
        SECRET_BLOCK: handshake.secretBlock,
        USERNAME: signIn.user.username,
        DEVICE_KEY: deviceKey,
      },
    );
  },
);
