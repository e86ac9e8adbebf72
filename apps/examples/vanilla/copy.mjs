/** What a page without a bundler is made of: its own files, and Latchkey's one. */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const latchkey = new URL('standalone/latchkey.js', import.meta.resolve('@latchkey/auth'));
for (const name of ['index.html', 'main.js']) cpSync(name, `dist/${name}`);
cpSync(fileURLToPath(latchkey), 'dist/latchkey.js');
