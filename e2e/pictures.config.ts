import { chromiumLaunch } from '../scripts/chromium-launch.mjs';
import config from './playwright.config.ts';

/** Takes the README's pictures again: `pnpm exec playwright test --config pictures.config.ts`. */
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
