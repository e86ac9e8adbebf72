import { parseArgs } from 'node:util';
import { isRegion, REGION_RULE } from '../options.ts';
import { HOST_NAME_RULE, isHostName } from './host-name.ts';

export const USAGE = `latchkey-sandbox: a local Cognito user pool that verifies every proof.

  --port <number>      port on 127.0.0.1; 0 picks a free one (default 4599)
  --host <address>     address to listen on (default 127.0.0.1); in a container 0.0.0.0
  --allow-host <name>  a host name that other containers use for the API; repeatable
  --config <file>      pool settings, clients and users: a JSON file, or a module with a
                       default export, which may have triggers
  --template <file>    pools, clients, groups and users of a CloudFormation template, JSON or YAML,
                       such as cdk.out/MyStack.template.json; --config can add users
  --parameter <n=v>    a parameter of the template; repeatable
  --triggers <module>  its Lambda triggers: exports named after the function's logical id, or
                       after the trigger, such as preSignUp
  --region <name>      the region of the pools (default us-east-1)
  --data <file>        stores users, devices and sign-ins in this file, so that they survive
                       a restart
  --json               print one line of JSON with endpoint, userPoolId, clientId, domain,
                       controlUrl and the outputs of the template
  --help               this text
`;

const DEFAULT_PORT = 4599;
const HIGHEST_PORT = 65_535;

/** The arguments of the command line. */
export interface Arguments {
  readonly port: number;
  readonly host: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly config: string | undefined;
  readonly template: string | undefined;
  /** Parameters of the template, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly triggers: string | undefined;
  readonly region: string | undefined;
  readonly data: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
}

/** Thrown for an invalid command line. */
export class UsageError extends Error {
  readonly code = 'usage';
}

/** @throws {@link UsageError} */
export function readArguments(args: readonly string[]): Arguments {
  const {
    port,
    host,
    'allow-host': allowedHosts = [],
    config,
    template,
    parameter,
    triggers,
    region,
    data,
    json = false,
    help = false,
  } = parse(args);
  if (template === undefined && (parameter ?? triggers) !== undefined) {
    throw new UsageError('--parameter and --triggers need --template.');
  }
  return {
    port: port === undefined ? DEFAULT_PORT : portNumber(port),
    // Without an address Node would listen on all of them.
    host: checked('--host', host, isGiven, 'must be an address, such as 0.0.0.0'),
    allowedHosts: allowedHosts.map((name) => checked('--allow-host', name, isHostName, HOST_NAME_RULE)),
    config,
    template,
    parameters: Object.fromEntries((parameter ?? []).map(nameAndValue)),
    triggers,
    region: checked('--region', region, isRegion, REGION_RULE),
    data: checked('--data', data, isGiven, 'must be the path of a file'),
    json,
    help,
  };
}

/** Returns the value of an option; undefined if it is not given. */
function checked<Text extends string | undefined>(
  name: string,
  text: Text,
  isRight: (text: string) => boolean,
  rule: string,
): Text {
  if (text === undefined || isRight(text)) return text;
  throw new UsageError(`${name} ${rule}.`);
}

const isGiven = (text: string): boolean => text !== '';

function nameAndValue(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError('--parameter must be Name=value.');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'allow-host': { type: 'string', multiple: true },
        config: { type: 'string' },
        template: { type: 'string' },
        parameter: { type: 'string', multiple: true },
        triggers: { type: 'string' },
        region: { type: 'string' },
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
  throw new UsageError(`--port must be a number from 0 to ${HIGHEST_PORT}.`);
}
