import { NetworkError, UnknownError } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { rewriteEntry } from '../../test/entries.ts';
import { refreshWorld, stored } from '../../test/refresh-world.ts';
import { issue, refused } from '../../test/stub-client.ts';
import { pool } from '../../test/stub-world.ts';
import type { Cell } from '../vault/cells.ts';

const HOUR = 3_600_000;
const ASK = 'GetTokensFromRefreshToken';

describe('a refresh', () => {
  it('is asked for with the refresh token, however long it takes, and once', async () => {
    const { client, grant, signedIn, tab } = refreshWorld();
    const here = await signedIn({ deviceKey: 'key' });
    client.respond(ASK, grant('second'));
    expect(await here.refresh()).toMatchObject({ kind: 'session', session: { username: 'ann' } });
    expect(client.asked).toHaveLength(1);
    expect(client.asked[0]).toMatchObject({
      operation: ASK,
      input: { refreshToken: 'refresh-first', deviceKey: 'key' },
      options: { timeout: Number.POSITIVE_INFINITY, retry: false },
    });
    expect(here.announced).toEqual([2]);
    expect(await stored(tab())).toMatchObject({
      refreshToken: 'refresh-second',
      deviceKey: 'key',
      legacyRefresh: false,
    });
  });

  it('sends no device key where there is none, and the metadata of the app', async () => {
    const { client, grant, signedIn, tab } = refreshWorld();
    await signedIn();
    const here = tab({}, { clientMetadata: { app: 'shop' } });
    await here.session.load();
    client.respond(ASK, grant('second'));
    await here.refresh();
    expect(client.asked[0]?.input).toMatchObject({ deviceKey: undefined, clientMetadata: { app: 'shop' } });
  });

  it('keeps the refresh token where the pool does not rotate', async () => {
    const { client, grant, signedIn, tab } = refreshWorld();
    const here = await signedIn();
    client.respond(ASK, grant('second', { refreshToken: undefined }));
    await here.refresh();
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-first' });
  });

  it('is not asked for before it is due, unless it is forced', async () => {
    const { clock, client, grant, signedIn } = refreshWorld();
    const here = await signedIn();
    const { session } = here.session.held();
    const left = (session?.refreshAt ?? 0) - clock.now();
    clock.advance(left - 1);
    expect(await here.refresh(false)).toMatchObject({
      kind: 'session',
      session: { refreshAt: session?.refreshAt },
    });
    expect(client.calls()).toEqual([]);
    clock.advance(1);
    client.respond(ASK, grant('second'));
    const refreshed = await here.refresh(false);
    const { refreshAt } = here.session.held().session ?? {};
    expect(refreshed).toMatchObject({ kind: 'session', session: { refreshAt } });
    expect(client.calls()).toEqual([ASK]);
    expect(here.session.held().session?.refreshToken).toBe('refresh-second');
  });

  it('is shared by all callers in this tab', async () => {
    const { client, grant, signedIn } = refreshWorld();
    const here = await signedIn();
    client.respond(ASK, grant('second'));
    await Promise.all([here.refresh(), here.refresh(), here.refresh(false)]);
    expect(client.calls()).toEqual([ASK]);
  });

  it('uses the tokens of another tab, and requests and announces nothing', async () => {
    const { client, made, signedIn, tab } = refreshWorld();
    const here = await signedIn();
    const there = tab();
    const { generation } = await there.session.load();
    await there.session.save(made('theirs'), generation);
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
    expect(here.session.held().session?.refreshToken).toBe('refresh-theirs');
    expect([client.calls(), here.announced]).toEqual([[], []]);
  });

  it('is requested where the tokens of another tab have expired already', async () => {
    const { client, grant, made, signedIn, tab, clock } = refreshWorld();
    const here = await signedIn();
    const there = tab();
    const { generation } = await there.session.load();
    await there.session.save(made('theirs'), generation);
    clock.sleep(2 * HOUR);
    client.respond(ASK, grant('second'));
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
    expect(client.asked.map(({ input }) => input.refreshToken)).toEqual(['refresh-theirs']);
  });

  it('is asked for once more where its tokens ran out while they were waited for', async () => {
    const { client, grant, signedIn, clock } = refreshWorld();
    const here = await signedIn();
    client.respond(
      ASK,
      () => {
        const late = grant('second');
        clock.sleep(2 * HOUR);
        return late;
      },
      () => grant('third'),
    );
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
    expect(client.calls()).toEqual([ASK, ASK]);
    expect(here.session.held().session?.refreshToken).toBe('refresh-third');
  });

  it('that was not forced is asked for where this tab has let go of its session', async () => {
    const { signedIn } = refreshWorld();
    const here = await signedIn();
    await here.session.end(null);
    expect(await here.refresh(false)).toEqual({ kind: 'none' });
  });

  const over = { kind: 'fault', fault: { kind: 'credentials', code: 'expired-elsewhere' } };
  it.each([
    ['a sign-out', false, { kind: 'none' }],
    ['Cognito has refused that of another tab: this one asks as well', true, over],
  ])('does not happen after %s', async (_, isRefused, reply) => {
    const { client, signedIn, tab } = refreshWorld();
    const here = await signedIn();
    const there = tab();
    await there.session.load();
    await (isRefused ? there.session.save(null) : there.session.end(null));
    expect(await here.refresh()).toEqual(reply);
    expect([client.calls(), here.announced]).toEqual([[], []]);
  });

  it('does not happen where a newer release has written the session: its token may be spent', async () => {
    const { browser, client, signedIn } = refreshWorld();
    const here = await signedIn();
    await rewriteEntry(browser, `${pool.userPoolId}|${pool.clientId}|session`, (cell) => ({
      ...(cell as Cell),
      schema: 99,
    }));
    expect(await here.refresh()).toMatchObject({ fault: { kind: 'unexpected', code: 'newer-release' } });
    expect(client.calls()).toEqual([]);
  });
});

describe('a client that can not do GetTokensFromRefreshToken', () => {
  const unknown = (exceptionName: string) =>
    new UnknownError('It was answered with status 400.', {
      operation: ASK,
      attempts: 1,
      retry: 'never',
      httpStatus: 400,
      exceptionName,
    });

  it.each([
    ['UnsupportedOperationException', refused('UnsupportedOperationException')],
    ['UnknownOperationException', unknown('UnknownOperationException')],
    ['OperationNotEnabledException', refused('OperationNotEnabledException')],
    ['InvalidAction', unknown('InvalidAction')],
  ])('%s is refreshed by REFRESH_TOKEN_AUTH, and from then on immediately', async (_, refusal) => {
    const { client, grant, signedIn, tab } = refreshWorld();
    const here = await signedIn({ deviceKey: 'key' });
    client.respond(ASK, refusal);
    client.respond('InitiateAuth', grant('second', { refreshToken: undefined }), grant('third'));
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
    expect(client.calls()).toEqual([ASK, 'InitiateAuth']);
    expect(client.asked[1]).toMatchObject({
      input: {
        authFlow: 'REFRESH_TOKEN_AUTH',
        authParameters: { REFRESH_TOKEN: 'refresh-first', DEVICE_KEY: 'key', USERNAME: 'ann' },
      },
      options: { timeout: Number.POSITIVE_INFINITY, retry: false },
    });
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-first', legacyRefresh: true });
    await here.refresh();
    expect(client.calls()).toEqual(['InitiateAuth']);
  });

  it('is no other refusal', async () => {
    const { client, signedIn } = refreshWorld();
    const here = await signedIn();
    client.respond(ASK, refused('InvalidParameterException'));
    expect(await here.refresh()).toMatchObject({ kind: 'fault' });
    expect(client.calls()).toEqual([ASK]);
  });
});

describe('a refusal', () => {
  it.each([
    'NotAuthorizedException',
    'RefreshTokenReuseException',
    'UserNotFoundException',
    'PasswordResetRequiredException',
    'UserNotConfirmedException',
  ] as const)('%s ends the session, and says so to the other tabs', async (name) => {
    const { client, signedIn, tab } = refreshWorld();
    const here = await signedIn();
    client.respond(ASK, refused(name));
    expect(await here.refresh()).toMatchObject({ kind: 'fault', fault: { kind: 'credentials', code: name } });
    expect(here.announced).toEqual([2]);
    expect(await stored(tab())).toBeNull();
  });

  it.each([
    ['TooManyRequestsException', 'throttled'],
    ['InternalErrorException', 'server'],
    ['ResourceNotFoundException', 'configuration'],
    ['InvalidParameterException', 'refused'],
    // Not about the session: a proxy, or a policy of the account.
    ['UnauthorizedException', 'server'],
  ] as const)('%s does not', async (name, kind) => {
    const { client, signedIn, tab } = refreshWorld();
    const here = await signedIn();
    client.respond(ASK, refused(name));
    const reply = await here.refresh();
    expect(reply).toMatchObject({ kind: 'fault', fault: { kind, code: name } });
    expect(here.announced).toEqual([]);
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-first' });
  });

  it('that came too late for a session that continues in another tab ends nothing', async () => {
    const { client, made, signedIn, tab } = refreshWorld();
    const here = await signedIn();
    const there = tab();
    const { generation } = await there.session.load();
    client.respond(ASK, async () => {
      await there.session.save(made('theirs'), generation);
      return refused('NotAuthorizedException');
    });
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-theirs' });
  });
});

describe('a response of no use', () => {
  it.each([
    ['without tokens', () => ({}), 'tokens-incomplete'],
    [
      'of no tokens',
      () => ({ authenticationResult: { accessToken: 'x', idToken: 'y' } }),
      'tokens-malformed',
    ],
  ] as const)('%s leaves the session as it was', async (_, respond, code) => {
    const { client, signedIn, tab } = refreshWorld();
    const here = await signedIn();
    client.respond(ASK, respond());
    expect(await here.refresh()).toMatchObject({ fault: { kind: 'server', code } });
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-first' });
    expect(here.announced).toEqual([]);
  });

  it('may hold the only valid refresh token: it is kept', async () => {
    const { client, signedIn, tab } = refreshWorld();
    const here = await signedIn();
    client.respond(ASK, { authenticationResult: { accessToken: 'x', idToken: 'y', refreshToken: 'newer' } });
    expect(await here.refresh()).toMatchObject({ fault: { code: 'tokens-malformed' } });
    expect(await stored(tab())).toMatchObject({
      refreshToken: 'newer',
      accessToken: here.session.held().session?.accessToken,
    });
    expect(here.announced).toEqual([2]);
  });

  it('for another user is not used for this session, and neither is its refresh token', async () => {
    const { clock, client, signedIn, tab } = refreshWorld();
    const here = await signedIn();
    client.respond(ASK, { authenticationResult: issue(clock.now(), 'other', { username: 'bea' }) });
    expect(await here.refresh()).toMatchObject({ fault: { code: 'tokens-mismatch' } });
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-first', username: 'ann' });
  });
});

describe('a connection that fails', () => {
  const lost = (timedOut: boolean) =>
    new NetworkError('no response', { operation: ASK, attempts: 1, retry: 'unsure', timedOut });

  it('is tried once more immediately: the pool may give the same response again', async () => {
    const { client, grant, signedIn } = refreshWorld();
    const here = await signedIn();
    client.respond(ASK, lost(false), grant('second'));
    expect(await here.refresh()).toMatchObject({ kind: 'session' });
    expect(client.calls()).toEqual([ASK, ASK]);
  });

  it('ends nothing', async () => {
    const { client, signedIn, tab } = refreshWorld();
    const here = await signedIn({ legacyRefresh: true });
    client.respond('InitiateAuth', lost(false));
    expect(await here.refresh()).toMatchObject({ fault: { kind: 'network' } });
    expect(client.calls()).toEqual(['InitiateAuth', 'InitiateAuth']);
    expect(await stored(tab())).toMatchObject({ refreshToken: 'refresh-first' });
  });
});
