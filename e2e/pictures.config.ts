import { chromiumLaunch } from '../scripts/chromium-launch.mjs';
import config from './playwright.config.ts';

/** Takes the README's pictures anew: `pnpm exec playwright test --config pictures.config.ts`. */
export default {
  ...config,
  testDir: 'pictures',
  // Letters of the gallery's small pictures stand where they belong.
  projects: [
    {
      name: 'chromium',
      use: {
        launchOptions: { ...chromiumLaunch, args: [...chromiumLaunch.args, '--font-render-hinting=none'] },
      },
    },
  ],
};
