#!/usr/bin/env node
import { relative } from 'node:path';
import { USAGE, wantedBy } from './arguments.ts';
import { askForTemplate } from './ask.ts';
import { CreateError, createApp } from './create.ts';

try {
  const wanted = wantedBy(process.argv.slice(2));
  if (wanted === null) {
    process.stdout.write(USAGE);
  } else {
    const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
    const template =
      wanted.template ?? (isTerminal ? await askForTemplate(process.stdin, process.stdout) : 'react');
    const target = await createApp(wanted.folder, { template });
    const place = relative(process.cwd(), target) || '.';
    process.stdout.write(`
Your app is in ${place}. Next:

  cd ${place}
  npm install
  npm run dev

Sign in as ada, with the password Difference-Engine-1. The user pool runs on this computer: you need no AWS account.
`);
  }
} catch (error) {
  if (!(error instanceof CreateError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
}
