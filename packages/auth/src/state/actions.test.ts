import { describe, expect, it } from 'vitest';
import type { AuthEvent } from '../machine/events.ts';
import type { AuthActions } from '../views.ts';
import { createActions } from './actions.ts';

const circular: { self?: unknown } = {};
circular.self = circular;
const foreign: readonly unknown[] = [null, undefined, 7, 7n, {}, [], circular, () => {}, Symbol('x')];

function world() {
  const sent: AuthEvent[] = [];
  const actions = createActions((event) => sent.push(event));
  /** As a JavaScript caller may call it. */
  const call = (name: keyof AuthActions, ...args: unknown[]) =>
    (actions[name] as (...args: unknown[]) => void)(...args);
  return { sent, call };
}

describe('an action with invalid arguments', () => {
  it.each([
    'signIn',
    'signUp',
    'submitPassword',
    'submitCode',
    'submitTotpSetup',
    'submitEmail',
    'submitNewPassword',
    'submitAnswer',
    'confirmSignUp',
    'requestReset',
    'confirmReset',
    'chooseFactor',
    'chooseMfa',
  ] as const)('%s throws invalid-input, and sends nothing', (name) => {
    const { sent, call } = world();
    for (const value of foreign)
      expect(() => call(name, value, value)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(sent).toEqual([]);
  });

  it.each([
    ['signIn', { username: 'ann', password: 7 }],
    ['signIn', { username: 'ann', flow: 'ADMIN_NO_SRP_AUTH' }],
    ['signIn', { username: 'ann', factor: {} }],
    ['signIn', { username: 'ann', clientMetadata: circular }],
    ['signIn', { username: 'ann', clientMetadata: { a: 7n } }],
    ['signUp', { username: 'ann', attributes: { email: null } }],
    ['submitRaw', { ANSWER: 7 }],
    ['submitRaw', null],
    ['requestReset', { toString: (): string => 'ann' }],
  ] as const)('%s of %o throws invalid-input', (name, request) => {
    const { sent, call } = world();
    expect(() => call(name, request)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(sent).toEqual([]);
  });

  it('takes no text of a million characters', () => {
    const { sent, call } = world();
    const password = 'x'.repeat(1_000_000);
    expect(() => call('signUp', { username: 'ann', password })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
    expect(sent).toEqual([]);
  });

  it('never says the value', () => {
    const { call } = world();
    expect(() => call('signIn', { username: 'ann', password: ['secret'] })).not.toThrow('secret');
  });

  it('signOut signs out here, also as a click handler that is given the event', () => {
    const { sent, call } = world();
    const unreadable = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    for (const scope of [...foreign, unreadable, 'local']) call('signOut', scope);
    expect(new Set(sent.map((event) => 'scope' in event && event.scope))).toEqual(new Set(['local']));
    call('signOut', 'global');
    expect(sent.at(-1)).toEqual({ type: 'signOut.request', scope: 'global' });
  });
});

it('an action copies its arguments: the caller may change its own', () => {
  const { sent, call } = world();
  const attributes = { email: 'ann@example.com' };
  call('signUp', { username: 'ann', attributes, clientMetadata: attributes });
  attributes.email = 'bea@example.com';
  const email = 'ann@example.com';
  expect(sent).toMatchObject([{ attributes: { email }, clientMetadata: { email } }]);
});
