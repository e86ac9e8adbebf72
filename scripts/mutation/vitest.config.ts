import { relative } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { chromiumLaunch } from '../chromium-launch.mjs';

// Like /vitest.config.ts, for the tests named by `scripts/mutate.mjs`: run again and again, each time on another mutant.
const source = '@latchkey/source';
const list = (name: string) => (process.env[name] ?? '').split(';').filter((pattern) => pattern !== '');

/** The quickest file is the first to fail; the first full run shows how long each takes. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const took = ({ project, moduleId }: TestSpecification) => {
      const key = `${project.name}:${relative(this.ctx.config.root, moduleId)}`;
      return this.ctx.cache.getFileTestResults(key)?.duration ?? 0;
    };
    return [...files].sort((a, b) => took(a) - took(b));
  }
}

/** Loads the page again for each mutant, so that mutants in code that runs when a module is loaded count, too. */
const inBrowser = {
  root: 'packages/react',
  resolve: { conditions: [source, ...defaultClientConditions] },
  // Imports are linked into the copy.
  server: { fs: { strict: false } },
  optimizeDeps: {
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react-dom/server',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'vitest-browser-react',
      'xstate',
    ],
  },
  test: {
    name: 'browser',
    dir: process.cwd(),
    provide: { reactMajor: '19' },
    include: list('MUTATION_TESTS').map((pattern) => pattern.replace('*.test.', '*.browser.test.')),
    testTimeout: 10_000,
    expect: { poll: { timeout: 1_500 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: chromiumLaunch }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
};

const inNode = {
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions.filter((c) => c !== 'module')] } },
  test: {
    name: 'node',
    include: list('MUTATION_TESTS'),
    exclude: ['**/node_modules/**', '**/*.browser.test.*', ...list('MUTATION_NOT')],
    environment: 'node' as const,
    pool: 'threads' as const,
    isolate: false,
    unstubGlobals: true,
    unstubEnvs: true,
    // The first run creates everything that is needed; a hanging test has to be given up soon.
    testTimeout: 10_000,
  },
};

export default defineConfig({
  test: {
    sequence: { sequencer: QuickestFirst },
    projects: list('MUTATION_IN_BROWSER').length > 0 ? [inNode, inBrowser] : [inNode],
  },
});
