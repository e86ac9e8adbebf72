/** Makes the one style sheet of the package: what `src/styles/index.css` imports, in one file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from 'lightningcss';

const path = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

// No targets: the style sheet says what browsers of today read, and a bundler of the app may say it again for older ones.
const { code } = bundle({ filename: path('src/styles/index.css'), minify: true });
mkdirSync(path('dist'), { recursive: true });
writeFileSync(path('dist/styles.css'), code);
