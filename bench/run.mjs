/**
 * The performance of Latchkey beside the limits, other clients and the goals, in one table: `pnpm bench`, or only some parts of
 * it: `pnpm bench srp gallery`. It means little on a busy machine. Set `BROWSER_PATH` to use another Chromium. `--write` puts
 * the table into README.md, which explains the rows; of only some parts, their rows.
 */
import { fleet } from './rows/fleet.mjs';
import { gallery } from './rows/gallery.mjs';
import { journeys } from './rows/journeys.mjs';
import { reload } from './rows/reload.mjs';
import { sandbox } from './rows/sandbox.mjs';
import { sizes } from './rows/sizes.mjs';
import { srp } from './rows/srp.mjs';
import { head, lineOf, writeTable } from './table.mjs';

const parts = { sizes, fleet, sandbox, srp, journeys, reload, gallery };

const WRITE = '--write';
const given = process.argv.slice(2);
const wanted = given.filter((name) => name !== WRITE);
for (const name of wanted) {
  if (!Object.hasOwn(parts, name))
    throw new Error(`There is no part '${name}', but ${Object.keys(parts).join(', ')}.`);
}

const start = performance.now();
const note = (text) =>
  process.stderr.write(`${((performance.now() - start) / 60_000).toFixed(1)} min: ${text} ...\n`);

let table = head;
process.stdout.write(head);
for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) {
  for (const row of await parts[name](note)) {
    table += lineOf(row);
    process.stdout.write(lineOf(row));
  }
}
if (given.includes(WRITE)) await writeTable('bench', table, { isPart: wanted.length > 0 });
