import { chromiumLaunch } from '../scripts/chromium-launch.mjs';
import config from './playwright.config.ts';

/** Takes the pictures of the READMEs again: `pnpm --filter @latchkey/e2e pictures`. */
export default {
  ...config,
  testDir: 'pictures',
  // Exact glyph positions in the gallery's small pictures.
  projects: [
    {
      name: 'chromium',
      use: {
        launchOptions: { ...chromiumLaunch, args: [...chromiumLaunch.args, '--font-render-hinting=none'] },
      },
    },
  ],
};
