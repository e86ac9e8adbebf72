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
  ['--colour red', "Unknown option '--colour'"],
  ['stray', "Unexpected argument 'stray'"],
])('"%s" is refused', (text, message) => {
  expect(() => readArguments(text.split(' '))).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining(message) }),
  );
});
