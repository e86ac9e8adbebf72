import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import type { ClientOptions, SandboxOptions } from '../../options.ts';
import { startBrowser } from '../../testing/managed-login.ts';
import { recorded } from '../../testing/recorded-triggers.ts';
import { send } from '../../testing/wire.ts';

const SECRET = 'a_secret_of_24_characters';
const orders = {
  identifier: 'orders',
  name: 'Orders',
  scopes: [
    { scopeName: 'read', scopeDescription: 'Read orders' },
    { scopeName: 'write', scopeDescription: 'Change orders' },
  ],
};

function start({ client = {}, options = {} }: { client?: ClientOptions; options?: SandboxOptions } = {}) {
  return startBrowser({
    client: {
      clientSecret: SECRET,
      allowedOAuthFlows: ['client_credentials'],
      allowedOAuthScopes: ['orders/read'],
      ...client,
    },
    options: { resourceServers: [orders], ...options },
  });
}

const grant = { grant_type: 'client_credentials' };

describe('the token of an app client itself', () => {
  test('has its scopes, and no user', async () => {
    const { sandbox, token } = await start();
    const { body } = await token({ ...grant, client_secret: SECRET });
    expect(body).toEqual({ access_token: expect.any(String), expires_in: 3_600, token_type: 'Bearer' });
    expect(decodeJwt(body.access_token)).toMatchObject({
      sub: sandbox.clientId,
      client_id: sandbox.clientId,
      token_use: 'access',
      scope: 'orders/read',
      version: 2,
    });
    await expect(send(sandbox, 'GetUser', { AccessToken: body.access_token })).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Invalid Access Token',
    });
  });

  test('is given for the secret as Basic too', async () => {
    const { sandbox, token } = await start();
    const basic = { authorization: `Basic ${btoa(`${sandbox.clientId}:${SECRET}`)}` };
    const { status } = await token({ ...grant, client_id: undefined, scope: ' orders/read  ' }, basic);
    expect(status).toBe(200);
  });

  test.each([
    ['a scope that the client does not have', {}, { scope: 'orders/write' }, 'invalid_grant'],
    [
      'a scope that the client does not have, beside one',
      {},
      { scope: 'orders/read orders/write' },
      'invalid_grant',
    ],
    ['a scope of users', { allowedOAuthScopes: ['openid'] }, { scope: 'openid' }, 'invalid_grant'],
    ['no scopes at all', { allowedOAuthScopes: [] }, {}, 'invalid_grant'],
    ['a wrong secret', {}, { client_secret: 'another' }, 'invalid_client'],
    ['a client that may not', { allowedOAuthFlows: ['code' as const] }, {}, 'unauthorized_client'],
    ['metadata that is no JSON', {}, { aws_client_metadata: '{' }, 'invalid_request'],
  ])('is refused with %s', async (_, client, form, error) => {
    const { token } = await start({ client });
    const { status, body } = await token({ ...grant, client_secret: SECRET, ...form });
    expect([status, body]).toEqual([400, { error }]);
  });

  test('is refused to a client without a secret', async () => {
    const { token } = await start({ client: { clientSecret: undefined } });
    expect((await token(grant)).body).toEqual({ error: 'unauthorized_client' });
  });

  test('can be changed by the pre token generation trigger', async () => {
    const { token } = await start({
      options: {
        triggers: {
          preTokenGeneration(event) {
            const { triggerSource, request } = event;
            event.response = {
              claimsAndScopeOverrideDetails: {
                accessTokenGeneration: {
                  claimsToAddOrOverride: {
                    triggerSource,
                    team: request.clientMetadata?.team,
                    sub: 'mallory',
                  },
                  scopesToAdd: ['orders/audit'],
                },
              },
            };
            return event;
          },
        },
      },
    });
    const form = { ...grant, client_secret: SECRET, aws_client_metadata: '{"team":"engines"}' };
    const { sub, ...claims } = decodeJwt((await token(form)).body.access_token);
    expect(sub).not.toBe('mallory');
    expect(claims).toMatchObject({
      triggerSource: 'TokenGeneration_ClientCredentials',
      team: 'engines',
      scope: 'orders/read orders/audit',
    });
  });
});

test('custom scopes go to people as well', async () => {
  const { authorize, signIn, exchange } = await startBrowser({ options: { resourceServers: [orders] } });
  await signIn();
  const { at } = await authorize({ scope: 'openid orders/write' });
  const { body } = await exchange(at?.searchParams.get('code'));
  expect(decodeJwt(body.access_token).scope).toBe('openid orders/write');
  const { at: refused } = await authorize({ scope: 'openid orders/delete' });
  expect(refused?.searchParams.get('error')).toBe('invalid_scope');
});

test('the trigger gets an event of its own for it, with the metadata of the request', async () => {
  const { seen, triggers } = recorded({});
  const { sandbox, token } = await start({ options: { triggers } });
  const asked = { ...grant, client_secret: SECRET };
  await token({ ...asked, aws_client_metadata: '{"from":"test"}' });
  await token(asked);
  const event = {
    version: '1',
    region: 'us-east-1',
    userPoolId: sandbox.userPoolId,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: sandbox.clientId },
    triggerSource: 'TokenGeneration_ClientCredentials',
    userName: sandbox.clientId,
    response: { claimsAndScopeOverrideDetails: null },
  };
  const request = {
    userAttributes: {},
    groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
    scopes: ['orders/read'],
  };
  expect(seen.preTokenGeneration).toStrictEqual([
    { ...event, request: { ...request, clientMetadata: { from: 'test' } } },
    { ...event, request },
  ]);
});
