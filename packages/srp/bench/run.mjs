/**
 * Times what one sign-in computes, and a device verifier, against other clients of Cognito.
 *
 *     pnpm exec tsc -b packages/srp && node packages/srp/bench/run.mjs [--write]
 *
 * `BROWSER_PATH` names the Chromium to use, where Playwright has none. `--write` puts the tables into the README.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { runInThisContext } from 'node:vm';
import { bundle, contenders } from './bundle.mjs';
import { longestTask, timeCold, timeWarm } from './chromium.mjs';
import { checkContender, challenge as newChallenge } from './fixture.mjs';
import { timeOpenssl } from './openssl.mjs';
import { report } from './report.mjs';
import { median, timeInTurns } from './timing.mjs';

const names = Object.keys(contenders);
const bundles = {};
for (const name of names) {
  bundles[name] = await bundle(name);
  runInThisContext(bundles[name]);
  await checkContender(name, globalThis.contenders[name]);
}
const challenge = await newChallenge();

const note = (text) => process.stderr.write(`${text}\n`);

/** What OpenSSL takes before and after, for the machine is not equally fast all the time. */
async function besideOpenssl(measure) {
  const before = Array.from({ length: 25 }, timeOpenssl);
  const measured = await measure();
  return { measured, openssl: median([...before, ...Array.from({ length: 25 }, timeOpenssl)]) };
}

note('Node, warm ...');
await timeInTurns({ challenge, rounds: 3 });
const inNode = await besideOpenssl(() => timeInTurns({ challenge, rounds: 31 }));
const node = inNode.measured;

note('Chromium, warm ...');
const inChromium = await besideOpenssl(() => timeWarm(bundles, challenge, { rounds: 31, warmUp: 5 }));
const warm = inChromium.measured;

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
const tasks = await inFreshBrowsers((script) => longestTask(script, challenge, 6), 5);

const results = names.map((name) => ({
  label: contenders[name],
  node: median(node[name].signIn),
  nodeDevice: node[name].deviceVerifier && median(node[name].deviceVerifier),
  warm: median(warm.times[name].signIn),
  warmDevice: warm.times[name].deviceVerifier && median(warm.times[name].deviceVerifier),
  cold: median(cold[name]),
  // The worst of them, since one frozen frame is one too many.
  longestTask: Math.max(...tasks[name]),
}));
const { tables, missed } = report(results, {
  browser: `Chromium ${warm.version}`,
  node: `Node ${process.version}`,
  cpu: cpus()[0].model,
  openssl: { node: inNode.openssl, warm: inChromium.openssl },
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
