import { childEnvironment } from './child.mjs';
import { firefoxLaunch } from './firefox-launch.mjs';
import { firefoxCandidates, isProgram } from './installed-browsers.mjs';
import { Problem } from './problem.mjs';

/** For a browser that never answers; a busy machine needs some seconds. */
const patience = 60_000;

/**
 * Does what the tests do, once: not every Firefox can be driven by the pinned Playwright, and none of its tests would pass then.
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
 * The program of a Firefox to run the tests in as well: the one that FIREFOX_PATH names, else one that is installed.
 * @param {(message: string) => void} say told of an installed one that is left out
 * @param {{ env?: NodeJS.ProcessEnv, timeout?: number }} [options]
 * @returns {Promise<string | undefined>} undefined when there is none; rejects with a {@link Problem} when the named one is no good
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
