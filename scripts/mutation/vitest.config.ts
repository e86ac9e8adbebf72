import { relative } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { chromiumLaunch } from '../chromium-launch.mjs';

// As in /vitest.config.ts, for the tests that `scripts/mutate.mjs` names: run again and again, each time on another mutant.
const source = '@latchkey/source';
const list = (name: string) => (process.env[name] ?? '').split(';').filter((pattern) => pattern !== '');

/** The quickest file is the first to fail; how long each took is known from the first run of all. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const took = ({ project, moduleId }: TestSpecification) => {
      const key = `${project.name}:${relative(this.ctx.config.root, moduleId)}`;
      return this.ctx.cache.getFileTestResults(key)?.duration ?? 0;
    };
    return [...files].sort((a, b) => took(a) - took(b));
  }
}

/** The page is loaded anew for each mutant, so that those of what a module does when it is loaded are seen too. */
const inBrowser = {
  root: 'packages/react',
  resolve: { conditions: [source, ...defaultClientConditions] },
  // What is imported is linked into the copy.
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
    // All that is needed is made by the first run; what waits for ever has to be given up soon.
    testTimeout: 10_000,
  },
};

export default defineConfig({
  test: {
    sequence: { sequencer: QuickestFirst },
    projects: list('MUTATION_IN_BROWSER').length > 0 ? [inNode, inBrowser] : [inNode],
  },
});
