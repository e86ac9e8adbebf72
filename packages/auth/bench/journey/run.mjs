/**
 * Times whole sign-ins in Chromium, from the click to the person's page, against a pool at a round trip of 80 ms, compared
 * with the network alone and with other clients:
 *
 *     pnpm --filter @latchkey/auth journey
 */
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { slowDown } from '../../../../bench/tasks.mjs';
import { chromiumLaunch } from '../../../../scripts/chromium-launch.mjs';
import { contenders, person, servePages, servePool } from './servers.mjs';

/** The minimum time to type username and password. */
const TYPING = 1_000;

/** Runs the steps of one contender in its own browser: milliseconds of each. */
async function measure(name, pages, pool) {
  const browser = await chromium.launch(chromiumLaunch);
  try {
    const page = await browser.newPage();
    const throttle = await slowDown(page);
    const open = async () => {
      await page.goto(pages.urlOf(name));
      return page.evaluate(async (config) => {
        const start = performance.now();
        const who = await globalThis.contender.open(config);
        return { who, milliseconds: performance.now() - start };
      }, pool.config);
    };
    const timed = (step, input = []) =>
      page.evaluate(
        async ([call, given]) => {
          const start = performance.now();
          await globalThis.contender[call](...given);
          return { milliseconds: performance.now() - start };
        },
        [step, input],
      );
    const signIn = async () => {
      await open();
      await page.waitForTimeout(TYPING);
      return timed('signIn', [person.username, person.password]);
    };
    const newDevice = await signIn();
    // For contenders that send ConfirmDevice after the sign-in.
    await page.waitForTimeout(TYPING);
    const forcedRefresh = await timed('refresh');
    await throttle(4);
    const restored = [];
    for (let time = 0; time < 5; time++) restored.push(await open());
    await throttle(1);
    if (restored.some(({ who }) => who === null)) throw new Error(`${name} lost the session.`);
    await timed('signOut');
    const knownDevice = await signIn();
    return {
      newDevice,
      knownDevice,
      forcedRefresh,
      restored: { milliseconds: median(restored.map(({ milliseconds }) => milliseconds)) },
    };
  } finally {
    await browser.close();
  }
}

const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1];

const LABELS = {
  newDevice: 'sign-in on a new device, RTT 80 ms',
  knownDevice: 'sign-in on a known device, RTT 80 ms',
  forcedRefresh: 'a forced refresh, RTT 80 ms',
  restored: 'who is signed in after a reload, CPU 4x slower',
};

/**
 * Runs the contenders in turns, so that a slow moment of the machine affects all alike. Rows: the measured step, and the
 * contender.
 */
export async function timeJourneys(rounds) {
  const [pages, pool] = [await servePages(), await servePool()];
  const all = [];
  try {
    // The first sign-in of a process waits for the pool's keys.
    await measure('latchkey', pages, pool);
    for (let round = 0; round < rounds; round++)
      for (const name of contenders) all.push({ name, steps: await measure(name, pages, pool) });
  } finally {
    pages.close();
    pool.close();
  }
  return Object.entries(LABELS).map(([step, what]) => ({
    step,
    what,
    times: Object.fromEntries(
      contenders
        .filter((name) => name !== 'network' || step !== 'restored')
        .map((wanted) => [
          wanted,
          all.filter(({ name }) => name === wanted).map(({ steps }) => steps[step].milliseconds),
        ]),
    ),
  }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { what, times } of await timeJourneys(Number(process.argv[2] ?? 5))) {
    console.log(what);
    for (const [name, milliseconds] of Object.entries(times)) {
      const middle = median(milliseconds);
      const ratio = (middle / median(times.latchkey)).toFixed(2);
      console.log(
        `  ${name}: ${middle.toFixed(0)} ms, ${ratio} x (${milliseconds.map(Math.round).join(', ')})`,
      );
    }
  }
}
