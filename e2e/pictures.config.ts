import config from './playwright.config.ts';

/** Takes the README's pictures anew: `pnpm exec playwright test --config pictures.config.ts`. */
export default { ...config, testDir: 'pictures' };
