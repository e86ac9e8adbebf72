/** Copies the files of a page without a bundler: its own, and Latchkey's single one. */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const latchkey = new URL('standalone/latchkey.js', import.meta.resolve('@latchkey/auth'));
for (const name of ['index.html', 'main.js']) cpSync(name, `dist/${name}`);
cpSync(fileURLToPath(latchkey), 'dist/latchkey.js');
