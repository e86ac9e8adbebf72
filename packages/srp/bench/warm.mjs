/** Times sign-ins of code that is already compiled, beside OpenSSL: the contenders in turns, in Node or in a browser. */
import { runInThisContext } from 'node:vm';
import { firefox } from 'playwright';
import { firefoxLaunch } from '../../../scripts/firefox-launch.mjs';
import { firefoxCandidates, isProgram } from '../../../scripts/installed-browsers.mjs';
import { bundle, contenders } from './bundle.mjs';
import { timeWarm } from './chromium.mjs';
import { checkContender, challenge as newChallenge } from './fixture.mjs';
import { timeOpenssl } from './openssl.mjs';
import { servePage } from './page.mjs';
import { timeInTurns } from './timing.mjs';
import { withWebKit } from './webkit.mjs';

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

/** These have clocks of a millisecond, so a round of theirs is several sign-ins. Those that take hundreds need no more. */
const COARSE = { least: 40 };

/** @param {(address: string, use: Function) => Promise<unknown>} open opens a page, and calls back with a function that runs in it */
const warmIn =
  (open) =>
  ({ bundles, challenge }, rounds = 31) =>
    besideOpenssl(async () => {
      const page = await servePage(['latchkey', 'amplify', 'identity-js'].map((name) => bundles[name]));
      try {
        return await open(page.url, async (run, version) => {
          await run(timeInTurns, { challenge, rounds: 3, ...COARSE });
          return { version, times: await run(timeInTurns, { challenge, rounds, ...COARSE }) };
        });
      } finally {
        page.close();
      }
    });

async function withFirefox(address, use) {
  const path = process.env.FIREFOX_PATH ?? firefoxCandidates(process.platform, process.env).find(isProgram);
  if (!path) throw new Error('There is no Firefox: set FIREFOX_PATH.');
  const browser = await firefox.launch(firefoxLaunch(path));
  try {
    const page = await browser.newPage();
    await page.goto(address);
    return await use((script, input) => page.evaluate(script, input), browser.version());
  } finally {
    await browser.close();
  }
}

/** In the installed Firefox. @throws if there is none */
export const warmInFirefox = warmIn(withFirefox);

/** In WebKitGTK. @throws if it is not installed */
export const warmInWebKit = warmIn(withWebKit);
