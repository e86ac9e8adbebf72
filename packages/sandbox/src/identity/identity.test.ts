import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { Person, tokensOf } from '../testing/person.ts';
import { apiRequest, send } from '../testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const identityPoolId = 'us-east-1:7f1e0c9a-0000-4000-8000-000000000001';

interface Output {
  readonly IdentityId: string;
  readonly Credentials: Readonly<Record<'AccessKeyId' | 'SecretKey' | 'SessionToken', string>> & {
    readonly Expiration: number;
  };
  readonly __type: string;
  readonly message: string;
}

async function call(sandbox: Sandbox, operation: string, body: object): Promise<Output> {
  const request = apiRequest(sandbox, operation, JSON.stringify(body));
  request.headers.set('x-amz-target', `AWSCognitoIdentityService.${operation}`);
  return (await (await sandbox.fetch(request)).json()) as Output;
}

async function start(options: { allowUnauthenticatedIdentities?: boolean; clientIds?: string[] } = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { id: 'us-east-1_Users' },
    clients: [{ clientId: 'web' }],
    groups: [{ groupName: 'staff', roleArn: 'arn:aws:iam::000000000000:role/staff' }],
    users: [{ username: 'ada', password: PASSWORD, groups: ['staff'] }],
    identityPools: [{ identityPoolId, ...options }],
  });
  const tokens = tokensOf(
    await new Person(sandbox, 'ada', PASSWORD).initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD }),
  );
  const Logins = { 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Users': tokens.IdToken };
  return { sandbox, tokens, Logins };
}

test('an ID token gives an identity, the same after a restart, and credentials for an hour', async () => {
  const { sandbox, Logins } = await start();
  const { IdentityId } = await call(sandbox, 'GetId', { IdentityPoolId: identityPoolId, Logins });
  expect(IdentityId).toMatch(/^us-east-1:[0-9a-f-]{36}$/);
  const { Credentials } = await call(sandbox, 'GetCredentialsForIdentity', { IdentityId, Logins });
  expect(Credentials.Expiration * 1000).toBe(sandbox.clock.now() + 3_600_000);
  const again = await start();
  expect(
    (await call(again.sandbox, 'GetId', { IdentityPoolId: identityPoolId, Logins: again.Logins })).IdentityId,
  ).toBe(IdentityId);
  expect(sandbox.journal.entries.map(({ operation }) => operation)).toContain('GetCredentialsForIdentity');
  const entries = JSON.stringify(sandbox.journal.entries);
  for (const secret of [Credentials.AccessKeyId, Credentials.SecretKey, Credentials.SessionToken]) {
    expect(secret).toMatch(/.{16}/);
    expect(entries).not.toContain(secret);
  }
});

test.each([
  ['an access token', 'Invalid login token. Not a valid OpenId Connect identity token.'],
  ['a token that was changed', 'Invalid login token. Not a valid OpenId Connect identity token.'],
  ['another provider', 'Token is not from a supported provider'],
  ['a token that has expired', 'Token expired'],
  ['no login, where guests are not allowed', 'Unauthenticated access is not supported'],
])('%s gives none', async (what, message) => {
  const { sandbox, tokens, Logins } = await start();
  const provider = Object.keys(Logins).join();
  const token = tokens.IdToken;
  const logins: Record<string, Record<string, string>> = {
    'an access token': { [provider]: tokens.AccessToken },
    'a token that was changed': { [provider]: `${token.slice(0, -4)}AAAA` },
    'another provider': { 'accounts.google.com': token },
    'no login, where guests are not allowed': {},
  };
  if (what === 'a token that has expired') sandbox.clock.advance(3_600_001);
  expect(
    await call(sandbox, 'GetId', { IdentityPoolId: identityPoolId, Logins: logins[what] ?? Logins }),
  ).toMatchObject({ __type: 'NotAuthorizedException', message: expect.stringContaining(message) });
});

test('refuses users of other app clients, unknown identities, and roles of others', async () => {
  const { sandbox, Logins } = await start({ clientIds: ['mobile'] });
  expect(await call(sandbox, 'GetId', { IdentityPoolId: identityPoolId, Logins })).toEqual({
    __type: 'NotAuthorizedException',
    message: 'Token is not from a supported provider of this identity pool.',
  });
  expect((await call(sandbox, 'GetId', { IdentityPoolId: 'us-east-1:0' })).__type).toBe(
    'ResourceNotFoundException',
  );
  expect((await call(sandbox, 'GetCredentialsForIdentity', { IdentityId: 'us-east-1:0' })).__type).toBe(
    'ResourceNotFoundException',
  );
  const other = await start();
  const { IdentityId } = await call(other.sandbox, 'GetId', {
    IdentityPoolId: identityPoolId,
    Logins: other.Logins,
  });
  const as = (CustomRoleArn: string) =>
    call(other.sandbox, 'GetCredentialsForIdentity', { IdentityId, Logins: other.Logins, CustomRoleArn });
  expect((await as('arn:aws:iam::000000000000:role/staff')).Credentials).toBeDefined();
  const refused = {
    __type: 'InvalidParameterException',
    message: 'CustomRoleArn is not one of the roles of the login.',
  };
  expect(await as('arn:aws:iam::000000000000:role/root')).toEqual(refused);
  expect((await call(other.sandbox, 'GetCredentialsForIdentity', { IdentityId })).message).toContain('match');
});

test('a guest gets an identity and credentials where the identity pool allows it', async () => {
  const { sandbox, Logins } = await start({ allowUnauthenticatedIdentities: true });
  const { IdentityId } = await call(sandbox, 'GetId', { IdentityPoolId: identityPoolId });
  const { Credentials } = await call(sandbox, 'GetCredentialsForIdentity', { IdentityId });
  expect(Credentials).toEqual({
    AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
    SecretKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
    SessionToken: expect.stringMatching(/^[A-Za-z0-9+/]{640}$/),
    Expiration: sandbox.clock.now() / 1000 + 3_600,
  });
  const CustomRoleArn = 'arn:aws:iam::000000000000:role/staff';
  expect(await call(sandbox, 'GetCredentialsForIdentity', { IdentityId, CustomRoleArn })).toMatchObject({
    __type: 'InvalidParameterException',
  });
  const signedIn = await call(sandbox, 'GetCredentialsForIdentity', { IdentityId, Logins });
  expect(signedIn.IdentityId).toBe(IdentityId);
});

test.each([
  ['no groups', (sandbox: Sandbox) => sandbox.users.update('ada', { groups: [] })],
  ['a login that is no token', () => undefined],
])('%s give no role to choose', async (what, change) => {
  const { sandbox, Logins } = await start();
  const { IdentityId } = await call(sandbox, 'GetId', { IdentityPoolId: identityPoolId, Logins });
  await change(sandbox);
  const { IdToken } = tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
  const token = what === 'no groups' ? IdToken : 'none';
  const body = {
    IdentityId,
    Logins: Object.fromEntries(Object.keys(Logins).map((provider) => [provider, token])),
    CustomRoleArn: 'arn:aws:iam::000000000000:role/staff',
  };
  expect(await call(sandbox, 'GetCredentialsForIdentity', body)).toMatchObject({
    __type: 'InvalidParameterException',
  });
});

test('one login is taken at a time', async () => {
  const { sandbox, Logins } = await start();
  const more = { ...Logins, 'accounts.google.com': 'token' };
  expect(await call(sandbox, 'GetId', { IdentityPoolId: identityPoolId, Logins: more })).toMatchObject({
    __type: 'NotAuthorizedException',
    message: 'Token is not from a supported provider of this identity pool.',
  });
});

test('an ID token counts to its last second, and only of an app client that there is', async () => {
  const { sandbox, Logins } = await start({ clientIds: ['web'] });
  const getId = () => call(sandbox, 'GetId', { IdentityPoolId: identityPoolId, Logins });
  sandbox.clock.advance(3_599_999);
  expect((await getId()).IdentityId).toBeDefined();
  sandbox.clock.advance(1);
  const now = sandbox.clock.now() / 1000;
  expect((await getId()).message).toBe(`Invalid login token. Token expired: ${now} >= ${now}`);
  sandbox.clock.advance(2_500);
  expect((await getId()).message).toBe(`Invalid login token. Token expired: ${now + 2} >= ${now}`);
  sandbox.clock.advance(-2_501);
  const { clientId: ClientId, userPoolId: UserPoolId } = sandbox;
  await send(sandbox, 'DeleteUserPoolClient', { ClientId, UserPoolId });
  expect(await getId()).toMatchObject({ __type: 'NotAuthorizedException' });
});

test('an identity pool has no operations of user pools', async () => {
  const { sandbox } = await start();
  expect((await call(sandbox, 'GetUser', {})).__type).toBe('UnknownOperationException');
});
