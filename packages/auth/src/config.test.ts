import { createBareClient } from '@latchkey/cognito';
import { expect, it } from 'vitest';
import type { AuthConfig } from './api.ts';
import { createAuth } from './auth.ts';
import { resolveConfig } from './config.ts';

const good: AuthConfig = { userPoolId: 'eu-west-2_AbC123', clientId: '18u8119jgbpr464n28s1itk2mq' };

it('takes the region from the pool id, and fills in the defaults', () => {
  expect(resolveConfig(good)).toEqual({
    ...good,
    region: 'eu-west-2',
    flow: 'USER_SRP_AUTH',
    onExpired: 'signOut',
    authSessionValidity: 3,
    scope: 'eu-west-2_AbC123|18u8119jgbpr464n28s1itk2mq',
  });
});

it.each([
  ['userPoolId', { userPoolId: 'AbC123' }],
  ['userPoolId', { userPoolId: '' }],
  ['clientId', { clientId: 'not a client' }],
  ['flow', { flow: 'ADMIN_NO_SRP_AUTH' }],
  ['endpoint', { endpoint: 'localhost' }],
  ['authSessionValidity', { authSessionValidity: 30 }],
  ['authSessionValidity', { authSessionValidity: Number.NaN }],
  ['client', { client: createBareClient({ region: 'eu-west-2', clientId: 'another' }) }],
])('refuses a wrong %s and names it', (option, wrong) => {
  // As a caller in JavaScript may.
  const config = { ...good, ...wrong } as AuthConfig;
  expect(() => createAuth(config)).toThrow(
    expect.objectContaining({
      code: 'invalid-config',
      message: expect.stringContaining(`${option} must be`),
    }),
  );
});
