import type { Plugin } from 'vite';

/** How Vite writes an `import()` with a single used name, and any other. */
const wrapped = [
  /\b__vitePreload\(async \(\) => \{\s*const \{[^{}]*\} = await (import\([^()]+\));\s*return \{[^{}]*\};?\s*\}, __VITE_PRELOAD__, import\.meta\.url\)/g,
  /\b__vitePreload\(\(\) => (import\([^()]+\)[\s\S]*?), __VITE_PRELOAD__, import\.meta\.url\)/g,
];

/**
 * Removes the loader that Vite puts around each `import()` to preload a chunk's files: with `modulePreload: false` and one
 * style sheet there is nothing to preload. `scripts/page-weight.mjs` notices if it comes back.
 */
export const plainImports = (): Plugin => ({
  name: 'plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  renderChunk: (code) => wrapped.reduce((text, pattern) => text.replace(pattern, '$1'), code),
});
