#!/usr/bin/env node
import { relative } from 'node:path';
import { folderIn, USAGE } from './arguments.ts';
import { CreateError, createApp } from './create.ts';

try {
  const folder = folderIn(process.argv.slice(2));
  if (folder === null) {
    process.stdout.write(USAGE);
  } else {
    const target = await createApp(folder);
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
