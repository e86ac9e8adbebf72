import { onTestFinished } from 'vitest';
import { serveSandbox } from '../node/serve.ts';
import type { SandboxOptions } from '../options.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';

export const PASSWORD = 'Correct-horse-1';

/** A sandbox with one user behind a real port, for clients with their own HTTP; closed when the test ends. */
export async function served(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await createSandbox({
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
    ...options,
  });
  const server = await serveSandbox(sandbox);
  onTestFinished(() => server.close());
  return sandbox;
}

/** The calls so far, by their answered challenge or operation. */
export function calls(sandbox: Sandbox): string[] {
  return sandbox.journal.entries.map(({ operation, answered }) => answered ?? operation);
}
