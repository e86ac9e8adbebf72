import { describe, expect, it } from 'vitest';
import { fakePool, rejection, responds } from '../../test/fake-pool.ts';
import { createBareClient, type InitiateAuthInput, initiateAuth, ValidationError } from '../index.ts';

/** As a JavaScript caller may. */
async function initiate(input: object) {
  const { fetch, seen } = fakePool(responds({}));
  const client = createBareClient({ region: 'eu-west-2', clientId: 'client', fetch });
  return { call: () => initiateAuth(client, input as InitiateAuthInput), seen };
}

describe('InitiateAuth refuses, before any request,', () => {
  it.each([
    ['USER_SRP_AUTH', {}, 'USERNAME'],
    ['USER_SRP_AUTH', { USERNAME: 'ada' }, 'SRP_A'],
    ['USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: '' }, 'SRP_A'],
    ['USER_PASSWORD_AUTH', { USERNAME: 'ada' }, 'PASSWORD'],
    ['USER_AUTH', {}, 'USERNAME'],
    ['USER_AUTH', { USERNAME: 'ada', ACCESS_TOKEN: 't' }, 'TARGET_ACR_VALUES'],
    ['CUSTOM_AUTH', { SRP_A: 'aa' }, 'USERNAME'],
    ['CUSTOM_AUTH', { USERNAME: 'ada', SRP_A: 'aa' }, 'CHALLENGE_NAME'],
    ['CUSTOM_AUTH', { USERNAME: 'ada', CHALLENGE_NAME: 'SRP_A' }, 'SRP_A'],
    ['REFRESH_TOKEN_AUTH', { USERNAME: 'ada' }, 'REFRESH_TOKEN'],
    ['REFRESH_TOKEN', undefined, 'REFRESH_TOKEN'],
    ['ADMIN_NO_SRP_AUTH', { USERNAME: 'ada' }, 'authFlow'],
    ['ADMIN_USER_PASSWORD_AUTH', { USERNAME: 'ada' }, 'authFlow'],
    ['toString', {}, 'authFlow'],
    [undefined, {}, 'authFlow'],
  ])('%s with %o, and names %s', async (authFlow, authParameters, parameter) => {
    const { call, seen } = await initiate({ authFlow, authParameters });
    const error = await rejection(call());
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ code: 'validation', operation: 'InitiateAuth', parameter, attempts: 0 });
    expect((error as Error).message).toContain(parameter === 'authFlow' ? 'InitiateAuth' : parameter);
    expect(seen).toHaveLength(0);
  });
});

describe('InitiateAuth accepts', () => {
  it.each([
    ['USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: 'aa', CHALLENGE_NAME: 'SRP_A' }],
    ['USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: 'p', DEVICE_KEY: 'k' }],
    ['USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: 'p', ACCESS_TOKEN: 't' }],
    ['USER_AUTH', { USERNAME: 'ada', PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: 'aa' }],
    ['USER_AUTH', { USERNAME: 'ada', PREFERRED_CHALLENGE: 'EMAIL_OTP' }],
    [
      'USER_AUTH',
      { USERNAME: 'ada', TARGET_ACR_VALUES: 'urn:cognito:loa:3', ACCESS_TOKEN: 't', MAX_AGE: '60' },
    ],
    ['CUSTOM_AUTH', { USERNAME: 'ada' }],
    ['CUSTOM_AUTH', { USERNAME: 'ada', CHALLENGE_NAME: 'SRP_A', SRP_A: 'aa' }],
    ['REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: 't' }],
    ['REFRESH_TOKEN', { REFRESH_TOKEN: 't', DEVICE_KEY: 'k' }],
  ])('%s with %o', async (authFlow, authParameters) => {
    const { call, seen } = await initiate({ authFlow, authParameters });
    await call();
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      AuthFlow: authFlow,
      AuthParameters: authParameters,
      ClientId: 'client',
    });
  });
});
