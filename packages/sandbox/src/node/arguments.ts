import { parseArgs } from 'node:util';

export const USAGE = `latchkey-sandbox: a local Cognito user pool that verifies every proof it is given.

  --port <number>   port on 127.0.0.1; 0 takes a free one (default 4599)
  --config <file>   pool settings, clients and users: a JSON file, or a module whose default export
                    they are, with triggers
  --data <file>     keeps users, sign-ins and signing keys in this file, so that a restart goes
                    on from there
  --json            print one line of JSON with endpoint, userPoolId, clientId, domain and controlUrl
  --help            this text
`;

const DEFAULT_PORT = 4599;
const HIGHEST_PORT = 65_535;

/** The arguments of the command line. */
export interface Arguments {
  readonly port: number;
  readonly config: string | undefined;
  readonly data: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

/** A command line that cannot be followed. */
export class UsageError extends Error {
  readonly code = 'usage';
}

/** @throws {@link UsageError} */
export function readArguments(args: readonly string[]): Arguments {
  const { port, config, data, json = false, help = false } = parse(args);
  return { port: port === undefined ? DEFAULT_PORT : portNumber(port), config, data, json, help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        config: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

function portNumber(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port <= HIGHEST_PORT) return port;
  throw new UsageError(`--port takes a number from 0 to ${HIGHEST_PORT}.`);
}
