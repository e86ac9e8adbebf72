import { describe, expect, it } from 'vitest';
import { pendingOf } from '../../test/pending.ts';
import { kindOf, unseal } from '../sealed.ts';
import type { BarePendingSignIn } from './pending-sign-in.ts';
import { readForeign } from './read-foreign.ts';
import { readPending } from './read-pending.ts';
import { bare } from './write-pending.ts';

const NOW = 1_000_000;
const MINUTE = 60_000;

/** In its stored form: plain data. */
const stored = (): BarePendingSignIn =>
  JSON.parse(JSON.stringify(bare(pendingOf({ lapsesAt: NOW + MINUTE })))) as BarePendingSignIn;

/** The stored one with one member changed, by its path; undefined removes it. */
function changed(path: string, value: unknown): unknown {
  const whole = stored();
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at = whole as unknown as Record<string, unknown>;
  for (const name of names) at = at[name] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return whole;
}

const long = (length: number) => 'x'.repeat(length);

describe('a pending sign-in that was stored', () => {
  it('gets its seals again, each of its kind', () => {
    const read = readPending(stored());
    expect(read).toMatchObject({ attempt: { username: 'ann' }, awaits: null });
    const { challenge, totp } = read ?? {};
    expect(challenge?.session && [kindOf(challenge.session), unseal(challenge.session)]).toEqual([
      'session',
      'a-session',
    ]);
    expect(challenge && [kindOf(challenge.parameters), unseal(challenge.parameters)]).toEqual([
      'parameters',
      { USERNAME: 'ann' },
    ]);
    expect(totp && [kindOf(totp), unseal(totp)]).toEqual(['forPage', { secret: 'totp', uri: 'otpauth://x' }]);
  });

  it('may have no Session, no secret and no challenge', () => {
    expect(readPending(changed('session', null))?.challenge?.session).toBeNull();
    expect(readPending(changed('totp', null))?.totp).toBeNull();
    const without = readPending(changed('challenge', null));
    expect(without).toMatchObject({ attempt: { username: 'ann' }, challenge: null });
  });

  it.each([
    ['attempt.username', long(256)],
    ['attempt.factor', 'EMAIL_OTP'],
    ['attempt.clientMetadata', { a: 'b' }],
    ['attempt.autofill', true],
    ['awaits', { of: 'signUp', delivery: null }],
    ['awaits', { of: 'reset', delivery: { medium: 'EMAIL', destination: 'a***@e***' } }],
    ['challenge.delivery', null],
    ['challenge.delivery', { medium: null, destination: null }],
    ['challenge.choices', ['SMS_MFA', long(256)]],
    ['challenge.requiredAttributes', ['name']],
    ['session', long(2048)],
    ['totp.uri', long(2048)],
    ['parameters', {}],
  ])('may have %s = %j', (path, value) => {
    expect(readPending(changed(path, value))).not.toBeNull();
  });

  it.each([
    ['attempt', null],
    ['attempt.username', undefined],
    ['attempt.username', 7],
    ['attempt.username', long(257)],
    ['attempt.flow', 'ADMIN_USER_PASSWORD_AUTH'],
    ['attempt.factor', 'FAX'],
    ['attempt.password', 'swordfish'],
    ['attempt.proof', 'proof'],
    ['attempt.autofill', 'yes'],
    ['attempt.knownDevice', 1],
    ['attempt.clientMetadata', { a: 1 }],
    ['attempt.isAdmin', true],
    ['awaits', { of: 'anything', delivery: null }],
    ['awaits', { of: 'signUp' }],
    ['awaits', { of: 'reset', delivery: { medium: 'PIGEON', destination: null } }],
    ['awaits', { of: 'reset', delivery: { medium: 'SMS', destination: long(257) } }],
    ['totp', { secret: 'x' }],
    ['totp.secret', long(257)],
    ['totp.uri', long(2049)],
    ['challenge.name', null],
    ['challenge.name', long(257)],
    ['challenge.session', 'a-session'],
    ['challenge.proof', 'proof'],
    ['challenge.lapsesAt', '1'],
    ['challenge.lapsesAt', null],
    ['challenge.choices', 'SMS_MFA'],
    ['challenge.choices', [7]],
    ['challenge.choices', [long(257)]],
    ['challenge.requiredAttributes', {}],
    ['challenge.attributes', ['name']],
    ['challenge.prompt', { hint: 1 }],
    ['challenge.prompt', undefined],
    ['session', 7],
    ['session', long(2049)],
    ['parameters', null],
    ['parameters', { USERNAME: 7 }],
    ['more', 'of it'],
  ])('is invalid with %s = %j', (path, value) => {
    expect(readPending(changed(path, value))).toBeNull();
  });

  it.each([null, undefined, 'text', 7, [], {}])('is invalid as %j', (value) => {
    expect([readPending(value), readForeign(value, NOW)]).toEqual([null, null]);
  });
});

describe('a pending sign-in that anybody may have made', () => {
  it('is of the person that the answer goes to, and shows nothing as the pool’s own', () => {
    const forged = changed('attempt', {
      ...stored().attempt,
      username: 'victim',
      autofill: true,
      clientMetadata: { a: 'b' },
    });
    const read = readForeign(forged, NOW);
    expect(read?.attempt).toMatchObject({ username: 'ann', autofill: false, clientMetadata: null });
    expect(read?.challenge).toMatchObject({
      name: 'SMS_MFA',
      attributes: {},
      prompt: {},
      delivery: { medium: 'SMS' },
    });
    expect([read?.awaits, read?.totp]).toEqual([null, null]);
    expect(read?.challenge?.session && unseal(read.challenge.session)).toBe('a-session');
  });

  it('keeps its username where its parameters name none', () => {
    expect(readForeign(changed('parameters', {}), NOW)?.attempt.username).toBe('ann');
    expect(readForeign(changed('parameters', { USER_ID_FOR_SRP: 'bea' }), NOW)?.attempt.username).toBe('bea');
  });

  it('waits for nothing that no pool would wait for', () => {
    const at = (lapsesAt: number) => readForeign(changed('challenge.lapsesAt', lapsesAt), NOW);
    expect(at(NOW + 15 * MINUTE)).not.toBeNull();
    expect(at(NOW + 15 * MINUTE + 1)).toBeNull();
    expect(readForeign(changed('challenge', null), NOW)).toBeNull();
  });

  it.each(['PASSWORD_VERIFIER', 'DEVICE_PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH'])(
    'is refused for %s, which is answered without asking anybody',
    (name) => {
      expect(readForeign(changed('challenge.name', name), NOW)).toBeNull();
    },
  );

  it.each(['MY_DEVICE_CODE', 'THE_VERIFIER_CHOICE', 'CUSTOM_CHALLENGE'])('may be of %s', (name) => {
    expect(readForeign(changed('challenge.name', name), NOW)?.challenge?.name).toBe(name);
  });
});
