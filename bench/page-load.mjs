/**
 * How long a sign-in form takes to be shown on a slow phone: `pnpm bench:page-load`, with the number of runs behind it. It
 * installs Amplify UI from npm in a temporary folder, and removes that at the end. CPU 4 times slower, 1.6 Mbit/s, 150 ms,
 * brotli; runs in turns. `--write` puts the table into README.md.
 */
import { pageLoad } from './rows/page-load.mjs';
import { head, lineOf, writeTable } from './table.mjs';

const note = (text) => process.stderr.write(`${text} ...\n`);

const given = process.argv.slice(2);
const runs = Number(given.find((word) => /^\d+$/.test(word)) ?? 7);
const table = head + (await pageLoad(note, runs)).map(lineOf).join('');
process.stdout.write(table);
if (given.includes('--write')) await writeTable('page-load', table);
