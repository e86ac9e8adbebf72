import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { svelte } from './packages/svelte/test/compile.ts';
import { chromiumLaunch } from './scripts/chromium-launch.mjs';

// Tests run on the packages' TypeScript sources, so that no build is needed first.
const source = '@latchkey/source';

// One retry in CI, where a shared machine may stall.
const retry = process.env.CI ? 1 : 0;

// For busy machines, as `vi.waitFor` is not: it gives up after a second.
const poll = { timeout: 15_000, interval: 10 };
// A test that reaches no assertion cannot fail.
const expectPatiently = { poll, requireAssertions: true };

// In the browser, on busy machines.
const patience = { retry, testTimeout: 30_000, hookTimeout: 30_000, expect: expectPatiently };

/**
 * All imports of the tests in the browser: a dependency that Vite finds during a run makes it reload the page, and the
 * running test is lost. A dependency of a dependency is named by its path.
 */
const react = [
  'vitest-browser-react',
  'react',
  'react-dom',
  'react-dom/client',
  'react-dom/server',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
];
const latchkey = [
  'xstate',
  '@latchkey/auth > idb-keyval',
  '@latchkey/auth > oauth4webapi',
  ...['hmac', 'sha2', 'utils'].map((file) => `@latchkey/auth > @latchkey/srp > @noble/hashes/${file}.js`),
  '@latchkey/auth > @latchkey/srp > @noble/curves/utils.js',
];
const demo = [
  'axe-core',
  '@latchkey/ui > uqr',
  ...['@statelyai/inspect', 'preact', 'preact/hooks', 'preact/jsx-dev-runtime'].map(
    (name) => `@latchkey/devtools > ${name}`,
  ),
  ...['hono', 'hono/html', 'jose', 'otpauth', 'valibot', '@simplewebauthn/server'].map(
    (name) => `@latchkey/sandbox > ${name}`,
  ),
];
const react18 = (name: string) => new URL(`packages/react/node_modules/${name}-18`, import.meta.url).pathname;

/** Created again for each project: Vitest writes the project's name into it. */
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: chromiumLaunch }),
  instances: [{ browser: 'chromium' as const }],
});

/** The adapters of other frameworks, each with its tests' imports and compiler. */
const adapters = [
  {
    name: 'vue',
    needs: ['vue', 'vue/server-renderer', 'vue-router'],
    plugins: () => [],
    define: {
      __VUE_OPTIONS_API__: true,
      __VUE_PROD_DEVTOOLS__: false,
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: true,
    },
  },
  { name: 'svelte', needs: [], plugins: svelte, define: {} },
  {
    name: 'angular',
    needs: [
      '@angular/compiler',
      '@angular/core',
      '@angular/core/testing',
      '@angular/common',
      '@angular/common/http',
      '@angular/common/http/testing',
      '@angular/platform-browser',
      '@angular/platform-browser/testing',
      '@angular/router',
      '@angular/router/testing',
      'rxjs',
    ],
    plugins: () => [],
    define: {},
    setupFiles: ['packages/angular/test/test-bed.ts'],
  },
];

/** Tests that replace modules, also by a helper, or use Angular's DOM: their leftovers must not reach other files. */
const mocking = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder)).flatMap((name) => {
    const sources = join(folder, name, 'src');
    if (!existsSync(join(import.meta.dirname, sources))) return [];
    return readdirSync(join(import.meta.dirname, sources), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('.browser.'))
      .map((file) => join(sources, file))
      .filter((file) =>
        /vi\.(mock|doMock|resetModules)\(|test\/late-code\.ts|@angular\/platform-server/.test(
          readFileSync(join(import.meta.dirname, file), 'utf8'),
        ),
      );
  }),
);

/** Tests of `.svelte` files on a server. */
const isSvelte = 'packages/svelte/src/**/*.test.ts';

/** Tests of types assert only when they are compiled: by `typecheck`, of which each is a part. */
const types = '{packages,apps}/*/src/**/*.types.test.{ts,tsx}';

type TestOptions = {
  include: string[];
  exclude: string[];
  isolate: boolean;
  expect?: typeof expectPatiently;
};

const unit = (name: string, test: TestOptions) => ({
  resolve: { conditions: [source, ...defaultClientConditions] },
  // Vitest also passes these to Node, which cannot load the bundler builds that `module` selects (the AWS SDK's).
  ssr: { resolve: { conditions: [source, ...defaultServerConditions.filter((c) => c !== 'module')] } },
  test: {
    name,
    environment: 'node' as const,
    pool: 'threads' as const,
    unstubGlobals: true,
    unstubEnvs: true,
    retry,
    // For busy machines: some tests start processes and copy the packages.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: expectPatiently,
    ...test,
  },
});

export default defineConfig({
  test: {
    projects: [
      // Files share the modules that a worker has loaded: half the time.
      unit('unit', {
        include: [
          '{packages,apps}/*/src/**/*.test.{ts,tsx}',
          'scripts/**/*.test.mjs',
          'e2e/aws/**/*.test.ts',
        ],
        exclude: ['**/*.browser.test.*', '**/node_modules/**', '**/dist/**', isSvelte, types, ...mocking],
        isolate: false,
      }),
      {
        ...unit('unit-svelte', {
          include: [isSvelte],
          exclude: ['**/*.browser.test.*', types],
          isolate: false,
        }),
        plugins: svelte(),
      },
      unit('unit-types', {
        include: [types],
        exclude: [],
        isolate: false,
        expect: { poll, requireAssertions: false },
      }),
      unit('unit-mocking', { include: mocking, exclude: [], isolate: true }),
      {
        // React and all dependencies named above resolve from here.
        root: 'apps/demo',
        resolve: { conditions: [source, ...defaultClientConditions] },
        optimizeDeps: { include: [...react, ...latchkey, ...demo] },
        test: {
          name: 'browser',
          provide: { reactMajor: '19' },
          dir: import.meta.dirname,
          include: ['{packages,apps}/*/src/**/*.browser.test.{ts,tsx}'],
          exclude: adapters.map(({ name }) => `packages/${name}/**`),
          ...patience,
          browser: browser(),
        },
      },
      ...adapters.map(({ name, needs, plugins, define, setupFiles = [] }) => ({
        root: `packages/${name}`,
        define,
        plugins: plugins(),
        resolve: { conditions: [source, ...defaultClientConditions] },
        optimizeDeps: { include: [...needs, ...latchkey] },
        test: {
          name: `browser-${name}`,
          dir: import.meta.dirname,
          include: [`packages/${name}/src/**/*.browser.test.{ts,tsx}`],
          setupFiles: setupFiles.map((file) => join(import.meta.dirname, file)),
          ...patience,
          browser: browser(),
        },
      })),
      {
        // @latchkey/react with the oldest supported React.
        root: 'packages/react',
        resolve: {
          conditions: [source, ...defaultClientConditions],
          alias: { react: react18('react'), 'react-dom': react18('react-dom') },
        },
        optimizeDeps: { include: [...react, ...latchkey] },
        cacheDir: 'node_modules/.vite-react-18',
        test: {
          name: 'browser-react-18',
          provide: { reactMajor: '18' },
          dir: import.meta.dirname,
          include: ['packages/react/src/**/*.browser.test.{ts,tsx}'],
          ...patience,
          browser: browser(),
        },
      },
    ],
  },
});
