import { describe, expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { startBrowser } from './testing/managed-login.ts';
import { Person, tokensOf } from './testing/person.ts';
import { apiRequest, send, type Tokens } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const HOUR = 3_600_000;

interface Session {
  readonly SessionId: string;
  readonly LastActiveDate: number;
  readonly IsCurrentSession: boolean;
}

async function start(maxPerUser = 20) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { sessionConfiguration: { userSessionTracking: 'ENABLED', tokenSession: { maxPerUser } } },
    users: [
      { username: 'ada', password: PASSWORD },
      { username: 'eve', password: PASSWORD },
    ],
  });
  const signIn = async (name = 'ada') =>
    tokensOf(
      await new Person(sandbox, name, PASSWORD).initiate('USER_PASSWORD_AUTH', { USERNAME: name, PASSWORD }),
    );
  const list = async ({ AccessToken }: Tokens) =>
    (await send<{ Sessions: Session[] }>(sandbox, 'ListUserSessions', { AccessToken })).Sessions;
  const revoke = ({ AccessToken }: Tokens, SessionId = '') =>
    send(sandbox, 'RevokeUserSession', { AccessToken, SessionId });
  const refresh = ({ RefreshToken }: Tokens) =>
    send(sandbox, 'GetTokensFromRefreshToken', { ClientId: sandbox.clientId, RefreshToken });
  return { sandbox, signIn, list, revoke, refresh };
}

describe('where the pool tracks sessions', () => {
  test('a user sees each sign-in, and which is the present one', async () => {
    const { sandbox, signIn, list } = await start();
    const first = await signIn();
    sandbox.clock.advance(1000);
    const second = await signIn();
    await signIn('eve');
    expect(await list(second)).toEqual([
      {
        SessionId: expect.stringMatching(/^tkn[0-9a-z]{25}$/),
        SessionType: 'TOKEN',
        ClientId: sandbox.clientId,
        CreateDate: sandbox.clock.now() / 1000 - 1,
        LastActiveDate: sandbox.clock.now() / 1000 - 1,
        DeviceType: 'unknown',
        LastIPAddress: '127.0.0.1',
        IsCurrentSession: false,
      },
      expect.objectContaining({ IsCurrentSession: true }),
    ]);
    expect((await list(first)).map(({ IsCurrentSession }) => IsCurrentSession)).toEqual([true, false]);
  });

  test('the browser and system of the newest call are named', async () => {
    const { sandbox, signIn, list } = await start();
    const tokens = await signIn();
    const request = apiRequest(
      sandbox,
      'GetTokensFromRefreshToken',
      JSON.stringify({ ClientId: sandbox.clientId, RefreshToken: tokens.RefreshToken }),
    );
    request.headers.set(
      'user-agent',
      'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    );
    await sandbox.fetch(request);
    expect(await list(tokens)).toMatchObject([{ DeviceType: 'Firefox on Linux' }]);
  });

  test('a user ends another sign-in, not the present one', async () => {
    const { signIn, list, revoke, refresh } = await start();
    const [lost, present] = [await signIn(), await signIn()];
    const [other, own] = await list(present);
    await expect(revoke(present, own?.SessionId)).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'The current session cannot be revoked.',
    });
    await revoke(present, other?.SessionId);
    await expect(refresh(lost)).rejects.toMatchObject({ type: 'NotAuthorizedException' });
    expect(await list(present)).toHaveLength(1);
    await expect(revoke(present, other?.SessionId)).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      message: 'Session does not exist.',
    });
  });

  test('sign-ins from before are no sessions', async () => {
    const { sandbox, signIn, list } = await start();
    const track = (userSessionTracking: 'ENABLED' | 'DISABLED') =>
      sandbox.configure({ sessionConfiguration: { userSessionTracking, tokenSession: { maxPerUser: 1 } } });
    track('DISABLED');
    const untracked = await signIn();
    track('ENABLED');
    expect(await list(await signIn())).toHaveLength(1);
    expect(await list(untracked)).toHaveLength(1);
  });

  test('the session of another user is not found', async () => {
    const { signIn, list, revoke } = await start();
    const eve = await signIn('eve');
    const [session] = await list(eve);
    await expect(revoke(await signIn(), session?.SessionId)).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
    });
  });

  test('one sign-in too many ends the least recently used one', async () => {
    const { sandbox, signIn, list, refresh } = await start(2);
    const first = await signIn();
    sandbox.clock.advance(1000);
    const second = await signIn();
    sandbox.clock.advance(1000);
    await refresh(first);
    sandbox.clock.advance(1000);
    const third = await signIn();
    await expect(refresh(second)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
    await expect(refresh(first)).resolves.toBeDefined();
    expect(await list(third)).toHaveLength(2);
  });

  test('a limit that is lowered takes hold at the next sign-in', async () => {
    const { sandbox, signIn, list } = await start();
    await Promise.all([signIn(), signIn(), signIn()]);
    const UserPoolId = sandbox.userPoolId;
    const configuration = { UserPoolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 1 } };
    expect(await send(sandbox, 'SetUserPoolSessionConfiguration', configuration)).toEqual(configuration);
    expect(await send(sandbox, 'GetUserPoolSessionConfiguration', { UserPoolId })).toEqual(configuration);
    expect(sandbox.users.get('ada')?.sessions).toBe(3);
    expect(await list(await signIn())).toHaveLength(1);
  });

  test('sessions that ended are not listed', async () => {
    const { sandbox, signIn, list } = await start();
    const old = await signIn();
    await send(sandbox, 'RevokeToken', {
      ClientId: sandbox.clientId,
      Token: old.RefreshToken,
      RevokeAssociatedSessions: 'LINKED',
    });
    await signIn();
    sandbox.clock.advance(24 * 30 * HOUR);
    expect(await list(await signIn())).toHaveLength(1);
  });

  test('administrators list and end the sessions of a user', async () => {
    const { sandbox, signIn, refresh } = await start();
    const tokens = await signIn();
    const named = { UserPoolId: sandbox.userPoolId, Username: 'ada' };
    const { Sessions } = await send<{ Sessions: Session[] }>(sandbox, 'AdminListUserSessions', named);
    expect(Sessions).toMatchObject([{ IsCurrentSession: false }]);
    await send(sandbox, 'AdminRevokeUserSession', { ...named, SessionId: Sessions[0]?.SessionId });
    await expect(refresh(tokens)).rejects.toMatchObject({ type: 'NotAuthorizedException' });
  });
});

describe('a session of managed login', () => {
  async function atPages() {
    const browser = await startBrowser({
      options: { userPool: { sessionConfiguration: { userSessionTracking: 'ENABLED' } } },
    });
    const { access_token: AccessToken } = await browser.signedIn();
    const list = async () =>
      (
        await send<{ Sessions: (Session & Record<string, string>)[] }>(browser.sandbox, 'ListUserSessions', {
          AccessToken,
        })
      ).Sessions;
    const named = { UserPoolId: browser.sandbox.userPoolId, Username: 'ada' };
    const revoke = async (type: string, RevokeAssociatedSessions: string) => {
      const SessionId = (await list()).find(({ SessionType }) => SessionType === type)?.SessionId;
      await send(browser.sandbox, 'AdminRevokeUserSession', {
        ...named,
        SessionId,
        RevokeAssociatedSessions,
      });
    };
    const isAlive = async () => (await browser.authorize({ prompt: 'none' })).at?.searchParams.has('code');
    const hasTokens = () =>
      list().then(
        () => true,
        () => false,
      );
    return { ...browser, list, revoke, isAlive, hasTokens };
  }

  test('is listed beside the token session that came from it, without its cookie', async () => {
    const { sandbox, list, cookies } = await atPages();
    const [token, sso] = await list();
    expect([token, sso]).toMatchObject([
      { SessionType: 'TOKEN', OriginSessionId: sso?.SessionId },
      {
        SessionId: expect.stringMatching(/^sso[0-9a-z]{25}$/),
        SessionType: 'SSO',
        ClientId: sandbox.clientId,
        CreateDate: sandbox.clock.now() / 1000,
        LastActiveDate: sandbox.clock.now() / 1000,
        DeviceType: 'unknown',
        LastIPAddress: '127.0.0.1',
        IsCurrentSession: false,
      },
    ]);
    const cookie = cookies.get(`cognito-${sandbox.userPoolId}`) ?? '';
    expect(cookie).toHaveLength(43);
    expect(JSON.stringify([token, sso])).not.toContain(cookie);
  });

  test.each([
    ['TOKEN', 'NONE', { tokens: false, session: true }],
    ['TOKEN', 'LINKED', { tokens: false, session: false }],
    ['SSO', 'NONE', { tokens: true, session: false }],
    ['SSO', 'LINKED', { tokens: false, session: false }],
  ])('%s is revoked with %s: %j are left', async (type, linked, left) => {
    const { revoke, isAlive, hasTokens } = await atPages();
    await revoke(type, linked);
    expect({ tokens: await hasTokens(), session: await isAlive() }).toEqual(left);
  });

  test('is revoked with the token sessions that came from it, and with no others', async () => {
    const { sandbox, revoke, hasTokens } = await atPages();
    const ada = new Person(sandbox, 'ada', PASSWORD);
    const { AccessToken } = tokensOf(await ada.signInBySrp());
    const getUser = () => send(sandbox, 'GetUser', { AccessToken });
    await revoke('SSO', 'LINKED');
    expect(await hasTokens()).toBe(false);
    await expect(getUser()).resolves.toBeDefined();
    const named = { UserPoolId: sandbox.userPoolId, Username: 'ada' };
    const { Sessions } = await send<{ Sessions: Session[] }>(sandbox, 'AdminListUserSessions', named);
    // A session that did not begin at managed login has none to end with it.
    await send(sandbox, 'AdminRevokeUserSession', {
      ...named,
      SessionId: Sessions[0]?.SessionId,
      RevokeAssociatedSessions: 'LINKED',
    });
    await expect(getUser()).rejects.toMatchObject({ message: 'Access Token has been revoked' });
  });

  test('lasts as long as the app client says', async () => {
    const { sandbox, isAlive } = await atPages();
    const configure = (MaxValidityMinutes: number) =>
      send(sandbox, 'SetUserPoolClientSessionConfiguration', {
        UserPoolId: sandbox.userPoolId,
        ClientId: sandbox.clientId,
        SSOSession: { MaxValidityMinutes },
      });
    expect(await configure(120)).toMatchObject({ SSOSession: { MaxValidityMinutes: 120 } });
    sandbox.clock.advance(119 * 60_000);
    expect(await isAlive()).toBe(true);
    await configure(0);
    expect(await isAlive()).toBe(false);
  });
});

test('a pool that tracks no sessions lists none, and has no limit', async () => {
  const { sandbox, signIn, list, refresh } = await start(1);
  const tracked = await signIn();
  sandbox.configure({
    sessionConfiguration: { userSessionTracking: 'DISABLED', tokenSession: { maxPerUser: 1 } },
  });
  const [one] = [await signIn(), await signIn()];
  expect(sandbox.users.get('ada')?.sessions).toBe(3);
  await expect(refresh(tracked)).resolves.toBeDefined();
  await expect(list(one)).rejects.toMatchObject({ type: 'OperationNotEnabledException' });
});

test('the Lite tier has no tracking', async () => {
  const sandbox = await createSandbox({ userPool: { userPoolTier: 'LITE' } });
  await expect(
    send(sandbox, 'SetUserPoolSessionConfiguration', {
      UserPoolId: sandbox.userPoolId,
      UserSessionTracking: 'ENABLED',
      TokenSession: { MaxPerUser: 20 },
    }),
  ).rejects.toMatchObject({ type: 'FeatureUnavailableInTierException' });
});
