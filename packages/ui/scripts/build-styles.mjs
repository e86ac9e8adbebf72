/** Builds the single style sheet of the package from `src/styles/index.css` and its imports. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from 'lightningcss';

const path = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

// No targets: the style sheet is for current browsers, and the app's bundler may compile it for older ones.
const { code } = bundle({ filename: path('src/styles/index.css'), minify: true });
mkdirSync(path('dist'), { recursive: true });
writeFileSync(path('dist/styles.css'), code);
