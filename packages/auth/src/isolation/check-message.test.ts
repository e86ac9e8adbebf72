import { describe, expect, it } from 'vitest';
import { flaws } from '../../test/flaws.ts';
import { isFromWorker, isToWorker } from './check-message.ts';
import type { FromWorker, ToWorker } from './wire.ts';

const session = {
  username: 'ann',
  accessToken: 'a',
  idToken: 'i',
  refreshToken: '',
  expiresAt: 2,
  refreshAt: 1,
  clockDrift: 0,
  deviceKey: null,
  newDevice: null,
  legacyRefresh: false,
};

type Samples<M extends { readonly type: string }> = {
  readonly [T in M['type']]: readonly Extract<M, { type: T }>[];
};

const toWorker: Samples<ToWorker> = {
  init: [
    {
      type: 'init',
      config: { userPoolId: 'x', clientId: 'y' },
      items: { pendingSignIn: 'sealed', session: 'sealed' },
      passkeys: true,
      wafTokens: false,
    },
  ],
  call: [{ type: 'call', id: 1, name: 'respond', input: {} }],
  abort: [{ type: 'abort', id: 1 }],
  free: [{ type: 'free', handle: 1 }],
  asserted: [{ type: 'asserted', id: 1, credential: { id: 'x' } }],
  notAsserted: [{ type: 'notAsserted', id: 1, error: 'NotAllowedError' }],
  wafToken: [{ type: 'wafToken', id: 1, token: 'token' }],
  page: [
    { type: 'page', event: 'freeze' },
    { type: 'page', event: 'resume' },
  ],
  ping: [{ type: 'ping' }],
};
const fromWorker: Samples<FromWorker> = {
  reply: [{ type: 'reply', id: 1, output: {}, held: { generation: 1, lineage: 'a', session } }],
  failed: [{ type: 'failed', id: 1, code: 'invalid-config' }],
  announce: [
    { type: 'announce', news: 2 },
    { type: 'announce', news: { ended: 'lineage' } },
  ],
  item: [
    { type: 'item', name: 'pendingSignIn', content: 'sealed' },
    { type: 'item', name: 'session', content: 'sealed' },
  ],
  assert: [{ type: 'assert', id: 1, options: {} }],
  assertAbort: [{ type: 'assertAbort', id: 1 }],
  wafStopped: [
    { type: 'wafStopped', id: 1, action: 'captcha', operation: 'InitiateAuth' },
    { type: 'wafStopped', id: 1, action: 'challenge', operation: 'InitiateAuth' },
  ],
  wafAbort: [{ type: 'wafAbort', id: 1 }],
  pong: [{ type: 'pong' }],
};

/** Members that are checked where they are used, and members that hold more than is read. */
const open = [
  '.config',
  '.config.userPoolId',
  '.config.clientId',
  '.input',
  '.output',
  '.credential',
  '.credential.id',
  '.options',
  '.news',
  '.news.expired',
  '.news.ended',
  '.held',
  '.held.session',
  '.held.session.refreshToken',
  '.held.session.deviceKey',
  '.held.session.newDevice',
  '.held.session.legacyRefresh',
];
/** Accepted as they are, whatever they are. */
const anything = ['.input', '.output', '.news'];
const nullable = [
  '.items.pendingSignIn',
  '.items.session',
  '.credential',
  '.token',
  '.code',
  '.content',
  '.held.session',
];

describe.each([
  ['to a worker', Object.values(toWorker).flat(), isToWorker],
  ['from a worker', Object.values(fromWorker).flat(), isFromWorker],
])('a message %s', (_, messages, check) => {
  it.each(messages.map((message) => [message.type, message] as const))('%s is one', (__, message) => {
    expect(check(message)).toBe(true);
  });

  it.each(messages.map((message) => [message.type, message] as const))(
    '%s is invalid with any one member wrong',
    (__, message) => {
      const taken = flaws(message, open, nullable)
        .filter(([what]) => !anything.some((path) => what.startsWith(`${path} =`)))
        .filter(([, flawed]) => check(flawed));
      expect(taken.map(([what]) => what)).toEqual([]);
    },
  );

  it.each([null, undefined, 7, 'ping', [], {}, { type: 'constructor' }, { type: '__proto__' }, { type: 7 }])(
    '%j is invalid',
    (other) => {
      expect(check(other)).toBe(false);
    },
  );
});

it.each([
  {
    type: 'init',
    config: {},
    items: { pendingSignIn: null, session: null },
    passkeys: false,
    wafTokens: true,
  },
  { type: 'asserted', id: 1, credential: null },
  { type: 'wafToken', id: 1, token: null },
])('optional members of $type may be missing', (message) => {
  expect(isToWorker(message)).toBe(true);
});

it.each([
  { type: 'failed', id: 1, code: null },
  { type: 'item', name: 'session', content: null },
  { type: 'announce', news: 3 },
  { type: 'reply', id: 1, output: null, held: { generation: 0, lineage: '', session: null } },
])('optional members of $type from a worker may be missing', (message) => {
  expect(isFromWorker(message)).toBe(true);
});

it.each([2 ** 53, 1.5, Number.NaN, '1', null])('a call with the id %s is invalid', (id) => {
  expect(isToWorker({ type: 'call', id, name: 'respond', input: {} })).toBe(false);
});

it.each(['username', 'accessToken', 'idToken', 'expiresAt', 'refreshAt', 'clockDrift'])(
  'a reply whose session has no %s is invalid',
  (name) => {
    const held = { generation: 1, lineage: 'a', session: { ...session, [name]: null } };
    expect(isFromWorker({ type: 'reply', id: 1, output: {}, held })).toBe(false);
  },
);

it.each([
  { lineage: 'a', session },
  { generation: 1, session },
  { generation: '1', lineage: 'a', session },
  { generation: 1, lineage: 7, session },
  { generation: 1, lineage: 'a' },
  { generation: 1, lineage: 'a', session: 'x' },
  null,
])('a reply with %j is invalid', (held) => {
  expect(isFromWorker({ type: 'reply', id: 1, output: {}, held })).toBe(false);
});
