import { presentedDevice } from '../../devices/track.ts';
import type { Call } from '../../operations/operation.ts';
import { type AuthOutput, ask } from '../ask.ts';
import type { KnownSignIn } from '../sign-in.ts';

/** A remembered device has to prove itself, last of all; one that is only confirmed is not asked. */
export function askDevice(call: Call, signIn: KnownSignIn): AuthOutput | undefined {
  const device = presentedDevice(call.pool, signIn);
  if (!device?.remembered || signIn.proofs.has('device')) return undefined;
  return ask(call, signIn, { name: 'DEVICE_SRP_AUTH', device }, {});
}
