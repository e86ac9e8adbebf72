import { readFile, writeFile } from 'node:fs/promises';

/**
 * One line a row: what was measured, beside what it is compared with, and the goal.
 *
 * @typedef {{ name: string, numbers: readonly number[] }} Measured
 * @typedef {object} Row
 * @property {string} what
 * @property {'ms' | 'kB' | 's' | '/s' | ''} unit
 * @property {readonly number[]} ours one number for each run
 * @property {Measured} [against] the limit or the peer, in the same runs
 * @property {number} [most] the goal: of the ratio to `against`, or of the median itself
 * @property {readonly Measured[]} [others]
 */

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** @param {Row} row */
export const isReached = ({ ours, against, most }) =>
  most === undefined || median(ours) / (against ? median(against.numbers) : 1) <= most;

/** @param {number} number */
const digits = (number) =>
  number.toFixed(number >= 100 || Number.isInteger(number) ? 0 : number >= 10 ? 1 : 2);

/**
 * @param {readonly number[]} numbers
 * @param {string} unit
 */
function spread(numbers, unit) {
  const middle = `${digits(median(numbers))} ${unit}`.trim();
  const range = `[${digits(Math.min(...numbers))}, ${digits(Math.max(...numbers))}]`;
  return numbers.length > 1 ? `${middle} ${range}` : middle;
}

/** @param {Row} row */
function cells(row) {
  const { what, unit, ours, against, most, others = [] } = row;
  const times = (/** @type {readonly number[]} */ numbers) => median(numbers) / median(ours);
  const goal = most === undefined ? '' : against ? `${most} x` : `${most} ${unit}`.trim();
  return [
    what,
    spread(ours, unit),
    against ? `${against.name}: ${spread(against.numbers, unit)}` : '',
    against ? `${(1 / times(against.numbers)).toFixed(2)} x` : '',
    goal,
    most === undefined ? '' : isReached(row) ? 'yes' : '**no**',
    others
      .map(({ name, numbers }) => `${name} ${digits(median(numbers))}, ${times(numbers).toFixed(1)} x ours`)
      .join('; '),
  ];
}

const HEAD = ['', 'Latchkey', 'compared with', 'ratio', 'goal: at most', 'reached', 'other clients'];

/** @param {readonly string[]} line */
const line = (line) => `| ${line.join(' | ')} |\n`;

export const head = line(HEAD) + line(HEAD.map(() => '---'));

/** @param {Row} row */
export const lineOf = (row) => line(cells(row));

/** The name of a line's row, without what was counted. @param {string} line */
const nameOf = (line) =>
  line
    .split('|')[1]
    ?.replace(/\(.*?\)/g, '')
    .trim();

/**
 * Returns a table with the lines of another in the place of those of the same rows.
 *
 * @param {string} table
 * @param {string} measured
 */
function merged(table, measured) {
  const lines = measured.slice(head.length).trimEnd().split('\n');
  const kept = table
    .trimEnd()
    .split('\n')
    .map((old) => lines.find((line) => nameOf(line) === nameOf(old)) ?? old);
  const added = lines.filter((line) => !kept.includes(line));
  return `${[...kept, ...added].join('\n')}\n`;
}

/**
 * Puts a table into the README, between the comments with its name.
 *
 * @param {string} name
 * @param {string} table
 * @param {{ isPart?: boolean }} [options] - whether other rows, of an earlier run, are kept
 */
export async function writeTable(name, table, { isPart = false } = {}) {
  const readme = new URL('README.md', import.meta.url);
  const [before, rest = ''] = (await readFile(readme, 'utf8')).split(`<!-- ${name} -->\n\n`);
  const [present = '', after] = rest.split(`\n<!-- /${name} -->`);
  if (after === undefined) throw new Error(`README.md has no place for ${name}.`);
  const next = isPart ? merged(present, table) : table;
  await writeFile(readme, `${before}<!-- ${name} -->\n\n${next}\n<!-- /${name} -->${after}`);
}
