import { describe, expect, it } from 'vitest';
import { issue } from '../../test/stub-client.ts';
import { stubWorld } from '../../test/stub-world.ts';
import { kindOf, seal, unseal } from '../sealed.ts';
import { challengeFrom } from './challenge.ts';
import { deliveredReply } from './delivery.ts';
import { DeviceProofError } from './device-proof-error.ts';
import { openProof, sealProof } from './proofs.ts';
import { deviceStanding, infoOf } from './session-info.ts';
import { earlyBy, sessionFrom } from './tokens.ts';

const HOUR = 3_600_000;

describe('a challenge', () => {
  const posed = (challengeParameters: Record<string, string>, session?: string) => {
    const challenge = challengeFrom(
      { challengeName: 'NEW_PASSWORD_REQUIRED', challengeParameters, ...(session && { session }) },
      7,
    );
    if (!challenge) throw new Error('There is one.');
    return challenge;
  };

  it.each([
    ['{"name":"Ann","age":7,"phone":null,"list":[]}', { name: 'Ann' }],
    ['{}', {}],
    ['null', {}],
    ['7', {}],
    ['"text"', {}],
    ['no JSON', {}],
    [undefined, {}],
  ])('has the attributes of %s that are texts', (userAttributes, attributes) => {
    expect(posed(userAttributes === undefined ? {} : { userAttributes }).attributes).toEqual(attributes);
  });

  it('has its Session and its parameters sealed, each by its kind', () => {
    const { session, parameters } = posed({ USERNAME: 'ann' }, 'a-session');
    if (!session) throw new Error('There is one.');
    expect([kindOf(session), unseal(session)]).toEqual(['session', 'a-session']);
    expect([kindOf(parameters), unseal(parameters)]).toEqual(['parameters', { USERNAME: 'ann' }]);
    expect(posed({})).toMatchObject({ session: null, choices: [], requiredAttributes: [] });
  });

  it('has nothing but what was sent among its parameters', () => {
    expect(Object.keys(unseal(posed({}).parameters))).toEqual([]);
  });
});

it.each([
  [{}, null],
  [{ deliveryMedium: 'SMS' }, { medium: 'SMS', destination: null }],
  [
    { deliveryMedium: 'EMAIL', destination: 'a***' },
    { medium: 'EMAIL', destination: 'a***' },
  ],
  [
    { deliveryMedium: 'PIGEON', destination: 'a***' },
    { medium: null, destination: 'a***' },
  ],
  [{ destination: 'a***' }, { medium: null, destination: 'a***' }],
] as const)('a code that goes %j is shown as %j', (details, delivery) => {
  expect(deliveredReply(details as Parameters<typeof deliveredReply>[0])).toEqual({
    kind: 'delivered',
    delivery,
  });
});

it.each([
  [HOUR, 0, 180_000],
  [HOUR, 1, 1_440_000],
  [HOUR, 0.5, 810_000],
  [24 * HOUR, 0, 180_000],
  [600_000, 0.5, 135_000],
])('tokens that live %i ms are refreshed early, by the chance of %d: %i ms', (lifetime, random, early) => {
  expect(earlyBy(lifetime, random)).toBeCloseTo(early, 6);
});

describe('a new session', () => {
  const kept = { deviceKey: null, newDevice: null, legacyRefresh: false } as const;
  const environment = { random: () => new Uint8Array(4) };
  const make = (changes: object, more: object = {}) =>
    sessionFrom(environment, { ...issue(0, 'first'), ...changes }, 0, { ...kept, ...more });

  it('has an origin only if that is not the API', () => {
    expect(make({})).not.toHaveProperty('origin');
    expect(make({}, { origin: 'managedLogin' })).toMatchObject({ origin: 'managedLogin' });
    expect(infoOf(make({}))).not.toHaveProperty('origin');
    expect(infoOf(make({}, { origin: 'managedLogin' }))).toMatchObject({ origin: 'managedLogin' });
  });

  it.each([
    [{ accessToken: undefined }, 'tokens-incomplete'],
    [{ idToken: undefined }, 'tokens-incomplete'],
    [{ refreshToken: undefined }, 'tokens-incomplete'],
    [{ accessToken: 'no.token' }, 'tokens-malformed'],
  ])('is not made from %j', (changes, code) => {
    expect(() => make(changes)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['none', {}, null],
    ['none', { origin: 'managedLogin' }, 'remembered'],
    ['new', { newDevice: { deviceKey: 'k', deviceGroupKey: 'g' } }, null],
    ['new', {}, 'unknown'],
    ['remembered', {}, 'remembered'],
    ['declined', {}, 'declined'],
  ] as const)('has a device that is %s: %j, %s', async (standing, more, stored) => {
    const { context, devices } = stubWorld().open();
    const device = { deviceKey: 'k', deviceGroupKey: 'g', devicePassword: 'p' };
    if (stored) await devices.save('ann', { ...device, standing: stored });
    expect(await deviceStanding(context, make({}, more))).toBe(standing);
  });
});

it('a proof opens to its values, and shows nothing', () => {
  const proof = sealProof({ kind: 'passkey', credential: 'c' });
  expect(kindOf(proof)).toBe('proof');
  expect(openProof(proof, 'passkey')).toEqual({ kind: 'passkey', credential: 'c' });
  expect([openProof(proof, 'device'), openProof(null, 'passkey')]).toEqual([null, null]);
  expect(openProof(seal<unknown>({ kind: 'other' }, 'proof'), 'device')).toBeNull();
});

it('the refusal of a device keeps what Cognito said', () => {
  const cause = new Error('Refused.');
  expect(new DeviceProofError(cause)).toMatchObject({ name: 'DeviceProofError', cause });
});
