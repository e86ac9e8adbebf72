import { childEnvironment } from './child.mjs';
import { firefoxLaunch } from './firefox-launch.mjs';
import { firefoxCandidates, isProgram } from './installed-browsers.mjs';
import { Problem } from './problem.mjs';

/** For a browser that never answers; a busy machine needs some seconds. */
const patience = 60_000;

/**
 * Does what the tests do, once: the pinned Playwright cannot drive every Firefox, and then none of its tests would pass.
 * @param {string} path
 * @param {number} timeout
 */
async function drive(path, timeout) {
  const { firefox } = await import('playwright');
  const browser = await firefox.launch({ ...firefoxLaunch(path), timeout });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not answer within ${timeout / 1_000} s.`)), timeout);
  });
  try {
    await Promise.race([late, openPage(browser)]);
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

/** @param {import('playwright').Browser} browser */
async function openPage(browser) {
  const context = await browser.newContext({ colorScheme: 'dark' });
  await context.clock.install();
  const page = await context.newPage();
  await page.goto('data:text/html,<button>Ready</button>');
  await page.getByRole('button').click();
  await context.setOffline(true);
}

/** @param {unknown} error */
function firstLine(error) {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split('\n')[0] ?? '';
}

/**
 * Returns the path of a Firefox for the tests: the one in FIREFOX_PATH, otherwise an installed one.
 * @param {(message: string) => void} say called with an installed one that is skipped
 * @param {{ env?: NodeJS.ProcessEnv, timeout?: number }} [options]
 * @returns {Promise<string | undefined>} undefined if there is none; rejects with a {@link Problem} if the given one does not
 *   work
 */
export async function findFirefox(say, { env = process.env, timeout = patience } = {}) {
  const named = env.FIREFOX_PATH;
  if (named === '') return undefined;
  if (named !== undefined && !isProgram(named)) {
    throw new Problem(`FIREFOX_PATH=${named} is not a program that can be run. Correct it or unset it.`);
  }
  const path = named ?? firefoxCandidates(process.platform, childEnvironment(env)).find(isProgram);
  if (path === undefined) return undefined;
  try {
    await drive(path, timeout);
    return path;
  } catch (error) {
    if (named !== undefined) {
      throw new Problem(`Firefox at FIREFOX_PATH=${named} could not be driven: ${firstLine(error)}`);
    }
    say(`Firefox at ${path} could not be driven, so no test runs in it: ${firstLine(error)}`);
    return undefined;
  }
}
