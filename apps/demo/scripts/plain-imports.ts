import type { Plugin } from 'vite';

/** How Vite writes an `import()` of which one name is used, and every other one. */
const wrapped = [
  /\b__vitePreload\(async \(\) => \{\s*const \{[^{}]*\} = await (import\([^()]+\));\s*return \{[^{}]*\};?\s*\}, __VITE_PRELOAD__, import\.meta\.url\)/g,
  /\b__vitePreload\(\(\) => (import\([^()]+\)[\s\S]*?), __VITE_PRELOAD__, import\.meta\.url\)/g,
];

/**
 * Takes the loader out of the first script that Vite puts around each `import()`, to preload what a chunk needs: with
 * `modulePreload: false` and one style sheet there is nothing to preload. `scripts/page-weight.mjs` notices if it comes back.
 */
export const plainImports = (): Plugin => ({
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  renderChunk: (code) => wrapped.reduce((text, pattern) => text.replace(pattern, '$1'), code),
});
