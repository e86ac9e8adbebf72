/**
 * Times the computations of one sign-in, and a device verifier, against other clients of Cognito.
 *
 *     pnpm exec tsc -b packages/srp && node packages/srp/bench/run.mjs [--write]
 *
 * Set `BROWSER_PATH` to use another Chromium. `--write` puts the tables into the README.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { contenders } from './bundle.mjs';
import { longestTaskOfSignIn, timeCold } from './chromium.mjs';
import { report } from './report.mjs';
import { median } from './timing.mjs';
import { prepare, warmInChromium, warmInNode } from './warm.mjs';

const names = Object.keys(contenders);
const prepared = await prepare();
const { bundles, challenge } = prepared;

const note = (text) => process.stderr.write(`${text}\n`);

note('Node, warm ...');
const inNode = await warmInNode(prepared);
const node = inNode.times;

note('Chromium, warm ...');
const warm = await warmInChromium(prepared);

/** The median of several fresh browsers for each contender, in turns. */
async function inFreshBrowsers(measure, rounds) {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results[name].push(await measure(bundles[name]));
  }
  return results;
}

note('Chromium, first sign-in of a page, CPU slowed down 4 times ...');
const cold = await inFreshBrowsers((script) => timeCold(script, challenge, 4), 7);

note('Chromium, longest task, CPU slowed down 6 times ...');
const tasks = await inFreshBrowsers((script) => longestTaskOfSignIn(script, challenge, 6), 5);

const results = names.map((name) => ({
  label: contenders[name],
  node: median(node[name].signIn),
  nodeDevice: node[name].deviceVerifier && median(node[name].deviceVerifier),
  warm: median(warm.times[name].signIn),
  warmDevice: warm.times[name].deviceVerifier && median(warm.times[name].deviceVerifier),
  cold: median(cold[name]),
  // The worst of them, because one frozen frame is one too many.
  longestTask: Math.max(...tasks[name]),
}));
const { tables, missed } = report(results, {
  browser: `Chromium ${warm.version}`,
  node: `Node ${process.version}`,
  cpu: cpus()[0].model,
  openssl: { node: median(inNode.openssl), warm: median(warm.openssl) },
});
process.stdout.write(`${tables}\n`);

if (process.argv.includes('--write')) {
  const readme = new URL('../README.md', import.meta.url);
  const text = await readFile(readme, 'utf8');
  await writeFile(
    readme,
    text.replace(
      /(<!-- bench -->\n)[\s\S]*(<!-- \/bench -->)/,
      (_, start, end) => `${start}\n${tables}\n\n${end}`,
    ),
  );
}
if (missed.length > 0) {
  note(`Missed: ${missed.join('; ')}`);
  process.exitCode = 1;
}
