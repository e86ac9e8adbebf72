import { presentedDevice } from '../../devices/track.ts';
import { ask } from '../ask.ts';
import type { Gate } from '../gate.ts';

/** A remembered device has to prove itself, last of all; one that is only confirmed is not asked. */
export const deviceGate: Gate = (call, signIn) => {
  const device = presentedDevice(call.pool, signIn);
  if (!device?.remembered || signIn.proofs.has('device')) return { passed: signIn };
  return { asked: ask(call, signIn, { name: 'DEVICE_SRP_AUTH', device }, {}) };
};
