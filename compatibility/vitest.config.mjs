import { defineConfig } from 'vitest/config';

const shared = { globals: true, include: ['jest/*.test.mjs'] };

/** The tests of Jest with Vitest, in the two stand-ins for a browser, as they come. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'jsdom', environment: 'jsdom' } },
      { test: { ...shared, name: 'happy-dom', environment: 'happy-dom' } },
    ],
  },
});
