import type { Plugin } from 'vite';

/**
 * Takes the loader out of the first script that Vite puts around each `import()`, to preload what a chunk needs: with
 * `modulePreload: false` and one style sheet there is nothing to preload. `scripts/page-weight.mjs` notices if it comes back.
 */
export const plainImports = (): Plugin => ({
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
});
