import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';

test('the discovery document offers nothing that is not there', async () => {
  const sandbox = await createSandbox(frozen);
  const at = (name: string) => new URL(`/${sandbox.userPoolId}/.well-known/${name}`, sandbox.endpoint).href;
  const discovery = await (await sandbox.fetch(at('openid-configuration'))).json();
  expect(discovery).toEqual({
    issuer: sandbox.issuer,
    jwks_uri: at('jwks.json'),
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    response_types_supported: [],
  });
  const keys: unknown = await (await sandbox.fetch(at('jwks.json'))).json();
  expect(keys).toMatchObject({
    keys: [
      { kty: 'RSA', use: 'sig' },
      { kty: 'RSA', use: 'sig' },
    ],
  });
});
