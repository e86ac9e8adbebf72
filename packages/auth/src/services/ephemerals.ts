import { type SrpEphemeral, startSrp } from '@latchkey/srp';
import type { BaseContext } from './context.ts';

type Owner = Pick<BaseContext, 'config' | 'environment'>;

/** One for the password, and one for the device that is proved after it. */
const AHEAD = 2;

const drawn = new WeakMap<BaseContext['config'], SrpEphemeral[]>();

/** Generates key pairs while the person types, as many as a sign-in may need. @throws SrpError `weak-random` */
export async function drawAhead({ config, environment }: Owner): Promise<void> {
  const ahead = drawn.get(config) ?? [];
  drawn.set(config, ahead);
  const { random } = environment;
  while (ahead.length < AHEAD) ahead.push(await startSrp({ random }));
}

/** Returns a key pair for a handshake, generated ahead if possible. Each is used only once. @throws SrpError `weak-random` */
export const takeEphemeral = async ({ config, environment }: Owner): Promise<SrpEphemeral> =>
  drawn.get(config)?.pop() ?? startSrp({ random: environment.random });
