/** Times sign-ins of code that is already compiled, beside OpenSSL: the contenders in turns, in Node or in Chromium. */
import { runInThisContext } from 'node:vm';
import { bundle, contenders } from './bundle.mjs';
import { timeWarm } from './chromium.mjs';
import { checkContender, challenge as newChallenge } from './fixture.mjs';
import { timeOpenssl } from './openssl.mjs';
import { timeInTurns } from './timing.mjs';

const names = Object.keys(contenders);

/** The contenders' scripts by name, each checked by a sign-in in this process, and a challenge to time them on. */
export async function prepare() {
  const bundles = {};
  for (const name of names) {
    bundles[name] = await bundle(name);
    runInThisContext(bundles[name]);
    await checkContender(name, globalThis.contenders[name]);
  }
  return { bundles, challenge: await newChallenge() };
}

/** Times OpenSSL before and after, because the speed of the machine varies. */
async function besideOpenssl(measure) {
  const before = Array.from({ length: 25 }, timeOpenssl);
  const measured = await measure();
  return { ...measured, openssl: [...before, ...Array.from({ length: 25 }, timeOpenssl)] };
}

/** @returns the milliseconds of each round by contender, and OpenSSL's for the powers alone */
export async function warmInNode({ challenge }, rounds = 31) {
  await timeInTurns({ challenge, rounds: 3 });
  return besideOpenssl(async () => ({ times: await timeInTurns({ challenge, rounds }) }));
}

/** The same in Chromium, with its version. */
export const warmInChromium = ({ bundles, challenge }, rounds = 31) =>
  besideOpenssl(() => timeWarm(bundles, challenge, { rounds, warmUp: 5 }));
