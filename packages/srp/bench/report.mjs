/** The limits for the numbers, as promised by the package. */
const MIN_WARM_RATIO = 28;
const MIN_COLD_RATIO = 14;
/** Multiples of the time of OpenSSL's assembly for the powers alone. */
const MAX_OPENSSL_RATIO = 2;
const MAX_TASK_MILLISECONDS = 50;

const AMPLIFY = '@aws-amplify/auth';

/** Formats the results as Markdown, ours first, each of the others with its ratio to ours. */
export function report(results, { browser, node, cpu, openssl }) {
  const [ours] = results;
  const amplify = results.find(({ label }) => label === AMPLIFY);
  const ratio = (key) => amplify[key] / ours[key];

  const missed = [];
  if (ratio('warm') < MIN_WARM_RATIO)
    missed.push(`warm ${ratio('warm').toFixed(1)} of ${MIN_WARM_RATIO} times`);
  if (ratio('cold') < MIN_COLD_RATIO)
    missed.push(`cold ${ratio('cold').toFixed(1)} of ${MIN_COLD_RATIO} times`);
  const overLimit = ours.warm / openssl.warm;
  if (overLimit > MAX_OPENSSL_RATIO) missed.push(`${overLimit.toFixed(2)} x OpenSSL`);
  if (ours.longestTask > MAX_TASK_MILLISECONDS) missed.push(`a task of ${ours.longestTask.toFixed(0)} ms`);

  const cell = (result, key) => {
    if (result[key] === undefined) return '-';
    const milliseconds = `${result[key].toFixed(1)} ms`;
    return result === ours ? milliseconds : `${milliseconds} (${(result[key] / ours[key]).toFixed(1)}x)`;
  };
  const table = (headings, keys, rows = results) =>
    [
      ['', ...headings],
      headings.map(() => '---:').toSpliced(0, 0, '---'),
      ...rows.map((result) => [`\`${result.label}\``, ...keys.map((key) => cell(result, key))]),
    ]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n');

  const tables = [
    'One sign-in:',
    table(
      [node, browser, 'first sign-in of a page, CPU 4x slower', 'longest task, CPU 6x slower'],
      ['node', 'warm', 'cold', 'longestTask'],
      [...results, { label: 'the powers alone, by OpenSSL', ...openssl }],
    ),
    'One device verifier:',
    table([node, browser], ['nodeDevice', 'warmDevice']),
    `Medians, of the longest task the worst; ${cpu}.`,
  ].join('\n\n');
  return { tables, missed };
}
