import { createSandbox } from '../sandbox.ts';
import { readArguments, USAGE } from './arguments.ts';
import { loadConfig } from './config.ts';
import { readDataFile } from './data-file.ts';
import { type SandboxServer, serveSandbox } from './serve.ts';

/** Runs the command line; gives the server that it left running, if any. */
export async function run(
  args: readonly string[],
  print: (text: string) => void,
): Promise<SandboxServer | undefined> {
  const { port, config, data, json, help } = readArguments(args);
  if (help) {
    print(USAGE);
    return undefined;
  }
  const sandbox = await createSandbox({
    ...(config === undefined ? {} : await loadConfig(config)),
    snapshot: data === undefined ? undefined : await readDataFile(data),
  });
  const server = await serveSandbox(sandbox, { port, data });
  const { url: endpoint, controlUrl } = server;
  const { userPoolId, clientId, domain } = sandbox;
  const address = { endpoint, userPoolId, clientId, domain, controlUrl };
  print(json ? `${JSON.stringify(address)}\n` : sentence(address));
  return server;
}

function sentence(address: Record<string, string>): string {
  const width = Math.max(...Object.keys(address).map((name) => name.length));
  return Object.entries(address)
    .map(([name, value]) => `${name.padEnd(width)}  ${value}\n`)
    .join('');
}
