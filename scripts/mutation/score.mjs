/**
 * @typedef {{ line: number, column: number }} Position
 * @typedef {object} Mutant as in Stryker's report; columns begin with 1
 * @property {string} id
 * @property {string} mutatorName
 * @property {string} [replacement]
 * @property {string} status
 * @property {string} [statusReason]
 * @property {{ start: Position, end: Position }} location
 * @property {readonly string[]} [coveredBy]
 * @typedef {{ files: Record<string, { source: string, mutants: readonly Mutant[] }> }} Report
 * @typedef {object} Equivalent a mutant that no test can notice
 * @property {string} file
 * @property {string} line the first line of what is replaced, without the space around it
 * @property {string} to the replacement, on one line
 * @property {string} reason
 * @typedef {object} Score
 * @property {number} noticed
 * @property {number} missed
 * @property {number} equivalent
 */

const oneLine = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();

/**
 * @param {string} source
 * @param {Mutant} mutant
 */
function replaced(source, { location: { start, end } }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join('\n');
}

/**
 * @param {Report} report
 * @param {readonly Equivalent[]} equivalents
 */
export function evaluate(report, equivalents) {
  /** @type {Record<string, Score>} */
  const scores = {};
  /** @type {string[]} */
  const missed = [];
  /** @type {string[]} */
  const survivors = [];
  /** Mutants that could not be run, and do not count. */
  let broken = 0;
  /** Mutants left out because they run while a module loads. */
  let loading = 0;
  const used = new Set();
  for (const [file, { source, mutants }] of Object.entries(report.files)) {
    const score = { noticed: 0, missed: 0, equivalent: 0 };
    scores[file] = score;
    for (const mutant of mutants) {
      const { status, statusReason = '', location, replacement = '', mutatorName } = mutant;
      const { start, end } = location;
      if (status === 'Killed' || status === 'Timeout') score.noticed += 1;
      if (status === 'RuntimeError') broken += 1;
      if (status === 'Ignored' && statusReason.startsWith('Static mutant')) loading += 1;
      if (status !== 'Survived' && status !== 'NoCoverage') continue;
      const line = (source.split('\n')[start.line - 1] ?? '').trim();
      const known = equivalents.find(
        (one) => one.file === file && one.line === line && one.to === oneLine(replacement),
      );
      if (known) {
        used.add(known);
        score.equivalent += 1;
        continue;
      }
      score.missed += 1;
      survivors.push(`${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`);
      const from = oneLine(replaced(source, mutant));
      const by =
        status === 'NoCoverage' ? 'no test comes here' : `${mutant.coveredBy?.length ?? 'all'} tests`;
      missed.push(
        `${file}:${start.line}:${start.column} ${mutatorName} (${by})\n    ${from}\n  → ${oneLine(replacement)}`,
      );
    }
  }
  /** Noticed after all, or their code is gone. */
  const stale = equivalents.filter((one) => one.file in report.files && !used.has(one));
  return { scores, missed, survivors, stale, broken, loading };
}

/** @param {readonly Score[]} scores */
export function total(scores) {
  const sum = { noticed: 0, missed: 0, equivalent: 0 };
  for (const { noticed, missed, equivalent } of scores) {
    sum.noticed += noticed;
    sum.missed += missed;
    sum.equivalent += equivalent;
  }
  return sum;
}

/** @param {Score} score */
export const percent = ({ noticed, missed }) =>
  noticed + missed === 0 ? 'none' : `${((100 * noticed) / (noticed + missed)).toFixed(1)} %`;
