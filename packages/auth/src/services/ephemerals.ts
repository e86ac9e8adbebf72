import { type SrpEphemeral, startSrp } from '@latchkey/srp';
import type { BaseContext } from './context.ts';

type Owner = Pick<BaseContext, 'config' | 'environment'>;

/** One for the password, and one for the device that is proved after it. */
const AHEAD = 2;

const drawn = new WeakMap<BaseContext['config'], Promise<SrpEphemeral>[]>();

/** Generates key pairs while the person types, as many as a sign-in may need. @throws SrpError `weak-random` */
export async function drawAhead({ config, environment }: Owner): Promise<void> {
  const ahead = drawn.get(config) ?? [];
  drawn.set(config, ahead);
  const { random } = environment;
  // Counted from the start: a sign-in that takes one meanwhile needs no other in its place.
  for (let count = ahead.length; count < AHEAD; count += 1) {
    const next = startSrp({ random });
    ahead.push(next);
    await next;
  }
}

/**
 * Returns a key pair for a handshake, generated ahead if possible, or waits for the one that is being generated. Each is used
 * only once. @throws SrpError `weak-random`
 */
export const takeEphemeral = async ({ config, environment }: Owner): Promise<SrpEphemeral> =>
  drawn.get(config)?.shift() ?? startSrp({ random: environment.random });
