#!/usr/bin/env node
import { SandboxOptionsError } from '../options.ts';
import { TemplateError } from '../template/template-error.ts';
import { USAGE, UsageError } from './arguments.ts';
import { run } from './run.ts';
import { SandboxServeError } from './serve.ts';

const BAD_USAGE = 2;

try {
  const server = await run(
    process.argv.slice(2),
    (text) => process.stdout.write(text),
    (text) => process.stderr.write(text),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server?.close());
  }
} catch (error) {
  process.exitCode = 1;
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = BAD_USAGE;
  } else if (
    error instanceof SandboxServeError ||
    error instanceof SandboxOptionsError ||
    error instanceof TemplateError
  ) {
    process.stderr.write(`${error.message}\n`);
  } else {
    throw error;
  }
}
