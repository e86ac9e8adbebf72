/**
 * `npm start`, `npm test` and `npm run example`. Needs only Node and npm: finds or fetches pnpm, installs, builds, then runs.
 * Static imports of the other scripts come after the check of Node's version, so that an old Node gets a message.
 */
import { manifest } from './manifest.mjs';
import { nodeProblem } from './node-version.mjs';

const problem = nodeProblem(process.versions.node, manifest.engines.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}

const command = process.argv[2];
if (command === 'start') {
  const { start } = await import('./start.mjs');
  await start();
} else if (command === 'test') {
  const { test } = await import('./test.mjs');
  await test();
} else if (command === 'example') {
  const { example } = await import('./example.mjs');
  await example(process.argv[3]);
} else {
  console.error('Usage: node scripts/run.mjs start|test|example');
  process.exitCode = 1;
}
