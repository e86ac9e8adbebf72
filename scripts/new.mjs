/** Adds the parts of something new to each table: `pnpm new challenge PUSH_APPROVAL`. */
import { pathToFileURL } from 'node:url';
import { root } from './child.mjs';
import { newChallenge } from './new-challenge.mjs';
import { Problem } from './problem.mjs';

const [kind, name = ''] = process.argv.slice(2);
try {
  if (kind !== 'challenge') throw new Problem('Usage: pnpm new challenge <NAME>');
  console.log(newChallenge(pathToFileURL(`${root}/`), name).join('\n'));
  console.log(
    '\nNow run `pnpm format`, and go through CONTRIBUTING.md, "A challenge": decide what is in each line.',
  );
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
