/**
 * Traces a page while `act` runs, and returns the longest task on its main thread, in milliseconds of its thread's time: other
 * programs on the machine do not count. A task over 50 ms is a long one: the page does not answer meanwhile (W3C Long Tasks).
 *
 * @param {import('playwright').Page} page
 * @param {() => Promise<unknown>} act may navigate
 * @param {string} [from] the name of a mark: tasks that ended before it do not count, such as those that made the document
 */
export async function longestTask(page, act, from) {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
  });
  await act();
  await page.evaluate(() => performance.mark('the page of the benchmark'));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mark = traceEvents.findLast(({ name }) => name === 'the page of the benchmark');
  const { ts: start = 0 } = traceEvents.findLast(({ name }) => name === from) ?? {};
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts, dur = 0 }) =>
      name === 'RunTask' && pid === mark.pid && tid === mark.tid && ts + dur > start,
  );
  return Math.max(...tasks.map(({ dur = 0, tdur = dur }) => tdur)) / 1000;
}

/**
 * Slows the page's main thread down. Its workers stay as fast as they are. Once for a page: each session of the devtools sets
 * its own rate again in each document, so that of a second session would only last until the next one.
 *
 * @param {import('playwright').Page} page
 */
export async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  return (/** @type {number} */ rate) => session.send('Emulation.setCPUThrottlingRate', { rate });
}
