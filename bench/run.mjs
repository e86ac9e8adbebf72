/**
 * The performance of Latchkey, other clients and the limit, in one table: `pnpm bench`. It takes two minutes on an idle
 * machine, and means little on a busy one. Set `BROWSER_PATH` to use another Chromium.
 */
import { brotliCompressSync } from 'node:zlib';
import { timeJourneys } from '../packages/auth/bench/journey/run.mjs';
import { bundle } from '../packages/auth/bench/journey/servers.mjs';
import { prepare, warmInChromium, warmInNode } from '../packages/srp/bench/warm.mjs';
import { appWeights } from '../scripts/app-weight.mjs';

const note = (text) => process.stderr.write(`${text} ...\n`);

function middle(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

async function srp() {
  const prepared = await prepare();
  note('SRP in Node');
  const node = await warmInNode(prepared, 15);
  note('SRP in Chromium');
  const chromium = await warmInChromium(prepared, 15);
  const row = (what, { times, openssl }) => ({
    what,
    unit: 'ms',
    limit: openssl,
    ours: times.latchkey.signIn,
    amplify: times.amplify.signIn,
    identityJs: times['identity-js'].signIn,
  });
  return [
    row('SRP of a sign-in, Node; the limit is OpenSSL', node),
    row('SRP of a sign-in, Chromium', chromium),
  ];
}

async function journeys() {
  note('Whole sign-ins in Chromium');
  return (await timeJourneys(5)).map(({ what, times }) => ({
    what,
    unit: 'ms',
    limit: times.network,
    ours: times.latchkey,
    amplify: times.amplify,
    identityJs: times['identity-js'],
  }));
}

async function sizes() {
  note('Sizes');
  const weigh = async (name) => [brotliCompressSync(await bundle(name)).length / 1000];
  const [amplify, identityJs] = [await weigh('amplify'), await weigh('identity-js')];
  return (await appWeights()).slice(0, 2).map(({ part, bytes }) => ({
    what: `brotli, ${part}`,
    unit: 'kB',
    ours: [bytes / 1000],
    amplify,
    identityJs,
  }));
}

const rows = [...(await sizes()), ...(await srp()), ...(await journeys())];

function cell({ ours, unit }, numbers) {
  if (!numbers) return '-';
  const [median, least, most] = [middle(numbers), Math.min(...numbers), Math.max(...numbers)];
  const text = `${median.toFixed(1)} ${unit}`;
  const spread = numbers.length > 1 ? ` [${least.toFixed(1)}, ${most.toFixed(1)}]` : '';
  return numbers === ours ? text + spread : `${text}${spread}, ${(median / middle(ours)).toFixed(2)} x`;
}

const table = [
  ['', 'Latchkey', 'limit', 'aws-amplify', 'amazon-cognito-identity-js'],
  ['---', '---:', '---:', '---:', '---:'],
  ...rows.map((row) => [
    row.what,
    ...[row.ours, row.limit, row.amplify, row.identityJs].map((numbers) => cell(row, numbers)),
  ]),
];
process.stdout.write(`${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

Medians with the least and the most, in turns; "x" is how many times ours. The limit of a sign-in is its requests alone.
`);
