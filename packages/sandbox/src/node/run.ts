import { createSandbox } from '../sandbox.ts';
import { isOfAnotherVersion, isSnapshot } from '../snapshot/read.ts';
import { readArguments, USAGE, UsageError } from './arguments.ts';
import { configurationOf } from './config.ts';
import { readDataFile, setAside } from './data-file.ts';
import { reasonOf, type SandboxServer, serveSandbox } from './serve.ts';

/**
 * Runs the command line; returns the server that it started, if any. Warnings concern the template and the data file, one per
 * line.
 */
export async function run(
  args: readonly string[],
  print: (text: string) => void,
  warn: (text: string) => void = () => undefined,
): Promise<SandboxServer | undefined> {
  const { port, host, allowedHosts, data, json, help, ...files } = readArguments(args);
  if (help) {
    print(USAGE);
    return undefined;
  }
  const { options, warnings, outputs } = await configurationOf(files);
  for (const { logicalId, message } of warnings) warn(`${logicalId}: ${message}\n`);
  const snapshot = data === undefined ? undefined : await readableData(data, warn);
  const sandbox = await createSandbox({ ...options, snapshot });
  const server = await serveSandbox(sandbox, { port, host, allowedHosts, data });
  const { url: endpoint, controlUrl } = server;
  const { userPoolId, clientId, domain } = sandbox;
  const address = { endpoint, userPoolId, clientId, domain, controlUrl };
  const hasOutputs = Object.keys(outputs).length > 0;
  if (json) print(`${JSON.stringify({ ...address, ...(hasOutputs ? { outputs } : {}) })}\n`);
  else print(sentence(address) + (hasOutputs ? `\nOutputs\n${sentence(outputs)}` : ''));
  return server;
}

/**
 * Returns the text of a data file. One that is damaged is kept under another name: it never fails a start.
 *
 * @throws {@link UsageError} if it cannot be read
 */
async function readableData(path: string, warn: (text: string) => void): Promise<string | undefined> {
  try {
    const text = await readDataFile(path);
    if (text === undefined || isSnapshot(text)) return text;
    const problem = isOfAnotherVersion(text) ? 'is of another version of the sandbox' : 'is damaged';
    warn(`${path} ${problem}. It is now ${await setAside(path)}, and the sandbox starts without it.\n`);
    return undefined;
  } catch (error) {
    // A folder, or a file of somebody else.
    throw new UsageError(`Cannot use ${path} for --data: ${reasonOf(error)}`);
  }
}

function sentence(lines: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(lines).map((name) => name.length));
  return Object.entries(lines)
    .map(([name, value]) => `${name.padEnd(width)}  ${value}\n`)
    .join('');
}
