import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumLaunch } from '../../scripts/chromium-launch.mjs';
import { serveFolder } from '../serve.mjs';
import { longestTask, slowDown } from '../tasks.mjs';

const RUNS = 7;

/** From the click to all pictures in the window. */
async function open(page) {
  return page.evaluate(async () => {
    const start = performance.now();
    location.hash = '#/gallery';
    const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const pictures = () => document.getElementsByClassName('gallery-picture');
    while (pictures().length === 0) await next();
    await next();
    const inside = [...pictures()]
      .slice(0, 60)
      .filter((one) => one.getBoundingClientRect().top < innerHeight);
    while (!inside.every((one) => 'fitted' in one.dataset)) await next();
    return performance.now() - start;
  });
}

/** The demo's gallery of all states, opened from its first page: 1280 by 900 pixels, CPU 4x slower. */
export async function gallery(note) {
  note('The gallery');
  const site = await serveFolder(fileURLToPath(new URL('../../apps/demo/dist', import.meta.url)));
  const browser = await chromium.launch(chromiumLaunch);
  try {
    const times = [];
    const tasks = [];
    for (let run = 0; run < RUNS; run += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const throttle = await slowDown(page);
      await page.goto(site.url);
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(500);
      await throttle(4);
      const act = async () => {
        times.push(await open(page));
        await page.waitForTimeout(1_000);
      };
      tasks.push(await longestTask(page, act));
      await context.close();
    }
    return [
      { what: 'gallery opened, CPU 4x slower', unit: 'ms', ours: times, most: 1_000 },
      { what: 'gallery, its longest task', unit: 'ms', ours: tasks, most: 50 },
    ];
  } finally {
    await browser.close();
    site.close();
  }
}
