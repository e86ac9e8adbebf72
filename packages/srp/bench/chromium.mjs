import { chromium } from 'playwright';
import { longestTask } from '../../../bench/tasks.mjs';
import { chromiumLaunch } from '../../../scripts/chromium-launch.mjs';
import { timeInTurns } from './timing.mjs';

/** Runs `use` with a page of a new browser, so that nothing is compiled yet, slowed down `slowdown` times. */
async function withPage(slowdown, scripts, use) {
  const browser = await chromium.launch(chromiumLaunch);
  try {
    const page = await browser.newPage();
    // A page on localhost is a secure context, which one contender needs for WebCrypto. No server is called.
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto('http://localhost/');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    for (const script of scripts) await page.addScriptTag({ content: script });
    return await use(page, browser);
  } finally {
    await browser.close();
  }
}

/** Times every contender in turns in one page, without the first rounds. */
export function timeWarm(bundles, challenge, { rounds, warmUp }) {
  return withPage(1, Object.values(bundles), async (page, browser) => {
    await page.evaluate(timeInTurns, { challenge, rounds: warmUp });
    return { version: browser.version(), times: await page.evaluate(timeInTurns, { challenge, rounds }) };
  });
}

/** Times the first sign-in of a page, in milliseconds. */
export function timeCold(bundle, challenge, slowdown) {
  return withPage(slowdown, [bundle], async (page) => {
    const times = await page.evaluate(timeInTurns, { challenge, rounds: 1 });
    return Object.values(times)[0].signIn[0];
  });
}

/** Returns the longest task on the page's main thread during its first sign-in, in milliseconds. */
export function longestTaskOfSignIn(bundle, challenge, slowdown) {
  return withPage(slowdown, [bundle], (page) =>
    longestTask(page, () =>
      page.evaluate(async (input) => {
        const [contender] = Object.values(globalThis.contenders);
        await contender.prove(await contender.start(input), input);
      }, challenge),
    ),
  );
}
