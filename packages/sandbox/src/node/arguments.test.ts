import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const none = {
  port: 4599,
  host: undefined,
  allowedHosts: [],
  config: undefined,
  template: undefined,
  parameters: {},
  triggers: undefined,
  region: undefined,
  data: undefined,
  json: false,
  help: false,
};

test.each<[string, object]>([
  ['', {}],
  ['--port 0', { port: 0 }],
  ['--port 65535', { port: 65_535 }],
  ['--host 0.0.0.0 --allow-host pool --allow-host auth', { host: '0.0.0.0', allowedHosts: ['pool', 'auth'] }],
  [
    '--config pool.json --region eu-west-2 --data data.json',
    { config: 'pool.json', region: 'eu-west-2', data: 'data.json' },
  ],
  ['--allow-host My-Pool --allow-host 10.0.0.7', { allowedHosts: ['My-Pool', '10.0.0.7'] }],
  ['--region us-gov-west-1', { region: 'us-gov-west-1' }],
  ['--region eusc-de-east-1', { region: 'eusc-de-east-1' }],
  ['--region us-isob-east-1', { region: 'us-isob-east-1' }],
  ['--region mx-central-1', { region: 'mx-central-1' }],
  ['--json --help', { json: true, help: true }],
  ['-h', { help: true }],
  ['--template a.yaml --triggers b.mjs', { template: 'a.yaml', triggers: 'b.mjs' }],
  [
    '--template a.yaml --parameter Name=a=b --parameter Empty=',
    { template: 'a.yaml', parameters: { Name: 'a=b', Empty: '' } },
  ],
])('"%s" is read', (text, expected) => {
  expect(readArguments(text.split(' ').filter(Boolean))).toEqual({ ...none, ...expected });
});

const PORT = '--port must be a number from 0 to 65535.';
const REGION = '--region must be a region, such as eu-west-2.';
const ALLOW_HOST = '--allow-host must be a host name without scheme and port, such as my-pool.';
const TEMPLATE = '--parameter and --triggers need --template.';
test.each([
  ['--port x', PORT],
  ['--port 65536', PORT],
  ['--port 1x', PORT],
  ['--port x1', PORT],
  ['--port 1.5', PORT],
  ['--parameter Name=a', TEMPLATE],
  ['--triggers b.mjs', TEMPLATE],
  ['--template a.yaml --parameter Name', '--parameter must be Name=value.'],
  ['--template a.yaml --parameter =a', '--parameter must be Name=value.'],
  ['--port 1e3', PORT],
  ['--port -1', "Option '--port' argument is ambiguous"],
  ['--port=', PORT],
  ['--host=', '--host must be an address, such as 0.0.0.0.'],
  ['--allow-host=', ALLOW_HOST],
  ['--allow-host http://pool', ALLOW_HOST],
  ['--allow-host pool:4599', ALLOW_HOST],
  ['--allow-host pool/', ALLOW_HOST],
  ['--allow-host pool --allow-host *', ALLOW_HOST],
  ['--region=', REGION],
  ['--region nowhere', REGION],
  ['--region eu-west', REGION],
  ['--region EU-WEST-2', REGION],
  ['--region eu_west_2', REGION],
  ['--region eu-west-2a', REGION],
  ['--region eu-west-2,us-east-1', REGION],
  ['--data=', '--data must be the path of a file.'],
  ['--colour red', "Unknown option '--colour'"],
  ['stray', "Unexpected argument 'stray'"],
])('"%s" is refused', (text, message) => {
  expect(() => readArguments(text.split(' '))).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining(message) }),
  );
});
