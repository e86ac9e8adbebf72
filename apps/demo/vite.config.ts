import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { earlyFiles, isSoon, SOON } from './scripts/early-files.ts';
import { plainImports } from './scripts/plain-imports.ts';

/** The sources of the devtools need the drawing of the chart, as in their build. */
async function drawnChart(): Promise<Plugin> {
  // oxlint-disable-next-line eslint/no-restricted-imports -- not part of the published package.
  const { chartLayout } = await import('../../packages/devtools/layout/plugin.ts');
  return chartLayout();
}

const uiStyles = fileURLToPath(new URL('../../packages/ui/src/styles/index.css', import.meta.url));

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    contentSecurityPolicy(),
    plainImports(),
    earlyFiles(),
    command === 'serve' && drawnChart(),
  ],
  // Relative, so that the built page can be hosted under any path.
  base: './',
  // During development, changes in a package show at once. A build uses the published files.
  resolve: {
    conditions: [...(command === 'serve' ? ['@latchkey/source'] : []), ...defaultClientConditions],
    // A style sheet's own imports ignore these conditions.
    alias: command === 'serve' ? { '@latchkey/ui/styles.css': uiStyles } : {},
  },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // A data: URL would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    // One style sheet, and chunks that have nothing else to fetch: see `plainImports`.
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Everything that the page needs at once: in one file, where the bundler would make one for each part that a later
            // chunk needs, too.
            { name: 'first', tags: ['$initial'] },
            // Otherwise requested one after the other: one file saves a dozen round trips.
            { name: SOON, test: isSoon },
          ],
        },
      },
    },
    // Read by scripts/page-weight.mjs.
    manifest: true,
  },
}));
