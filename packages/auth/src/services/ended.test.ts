import { NetworkError } from '@latchkey/cognito';
import { describe, expect, it } from 'vitest';
import { refused } from '../../test/stub-client.ts';
import { stubWorld, until } from '../../test/stub-world.ts';
import type { SignOutScope } from '../model.ts';
import { discard } from './discard.ts';
import { revokeEnded } from './ended.ts';
import { revokeServices } from './revoke.ts';

const HOUR = 3_600_000;
const { signal } = new AbortController();
const lost = (operation: string) =>
  new NetworkError('no answer', { operation, attempts: 1, retry: 'unsure', timedOut: false });

/** A browser in which a person has signed in, and out again with this scope. */
async function signedOut(scope: SignOutScope) {
  const world = stubWorld();
  const here = world.open();
  await here.session.begin(world.made('first'));
  await here.session.end(scope);
  const revoke = () => revokeServices(here.context).revokeTokens({ scope }, signal);
  return { ...world, here, revoke };
}

describe('a session that has ended', () => {
  it.each([
    ['local', 'RevokeToken', { token: 'refresh-first' }],
    ['linked', 'RevokeToken', { token: 'refresh-first', revokeAssociatedSessions: 'LINKED' }],
  ] as const)(
    'with the scope %s is revoked by %s, also as the page goes',
    async (scope, operation, input) => {
      const { client, revoke, open } = await signedOut(scope);
      client.respond(operation, {});
      expect(await revoke()).toEqual({ kind: 'done' });
      expect(client.asked).toEqual([{ operation, input, options: { keepalive: true } }]);
      await revoke();
      await revokeEnded(open().context);
      expect(client.asked).toHaveLength(1);
    },
  );

  it('everywhere is ended by its access token', async () => {
    const { client, here, revoke } = await signedOut('global');
    const [ended] = here.context.vault.ended.values();
    client.respond('GlobalSignOut', {});
    expect(await revoke()).toEqual({ kind: 'done' });
    expect(client.asked).toEqual([
      {
        operation: 'GlobalSignOut',
        input: { accessToken: ended?.session.accessToken },
        options: { keepalive: true },
      },
    ]);
  });

  it.each([
    [HOUR - 1, ['GlobalSignOut']],
    [HOUR, ['GetTokensFromRefreshToken', 'GlobalSignOut']],
  ])('everywhere gets a new access token after %i ms', async (milliseconds, calls) => {
    const { client, clock, grant, revoke } = await signedOut('global');
    clock.advance(milliseconds);
    client.respond('GetTokensFromRefreshToken', () => grant('second'));
    client.respond('GlobalSignOut', {});
    expect(await revoke()).toEqual({ kind: 'done' });
    expect(client.calls()).toEqual(calls);
  });

  it('everywhere is revoked with the tokens of a refresh, also on a retry', async () => {
    const { client, clock, grant, here, revoke } = await signedOut('global');
    clock.advance(HOUR);
    client.respond('GetTokensFromRefreshToken', () => grant('second'));
    client.respond('GlobalSignOut', lost('GlobalSignOut'), {});
    await expect(revoke()).rejects.toMatchObject({ code: 'network' });
    const [ended] = here.context.vault.ended.values();
    expect(ended?.session.refreshToken).toBe('refresh-second');
    expect(await revoke()).toEqual({ kind: 'done' });
    expect(client.calls()).toEqual(['GetTokensFromRefreshToken', 'GlobalSignOut', 'GlobalSignOut']);
  });

  it('that Cognito says is over is dropped from the outbox', async () => {
    const { client, revoke, open } = await signedOut('local');
    client.respond('RevokeToken', refused('NotAuthorizedException', 'No.', 'RevokeToken'));
    expect(await revoke()).toEqual({ kind: 'done' });
    await revokeEnded(open().context);
    expect(client.calls()).toEqual(['RevokeToken']);
  });

  it('that could not be revoked is by the next page, or at the next chance', async () => {
    const { client, revoke, open } = await signedOut('local');
    client.respond('RevokeToken', lost('RevokeToken'), lost('RevokeToken'), {});
    await expect(revoke()).rejects.toMatchObject({ code: 'network' });
    const { context } = open();
    await revokeEnded(context);
    await revokeEnded(context);
    await revokeEnded(context);
    expect(client.calls()).toEqual(['RevokeToken', 'RevokeToken', 'RevokeToken']);
  });

  it.each([
    ['global', HOUR - 1, 'GlobalSignOut'],
    ['global', HOUR, 'RevokeToken'],
    ['local', HOUR, 'RevokeToken'],
  ] as const)('%s, and is late by %i ms, is ended by %s', async (scope, milliseconds, operation) => {
    const { client, clock, open } = await signedOut(scope);
    clock.advance(milliseconds);
    client.respond(operation, {});
    await revokeEnded(open().context);
    expect(client.calls()).toEqual([operation]);
    expect(client.asked[0]?.input.revokeAssociatedSessions).toBeUndefined();
  });

  it('with those that are linked is still so when it is late', async () => {
    const { client, clock, open } = await signedOut('linked');
    clock.advance(HOUR);
    client.respond('RevokeToken', {});
    await revokeEnded(open().context);
    expect(client.asked[0]?.input).toMatchObject({ revokeAssociatedSessions: 'LINKED' });
  });

  it('waits while the network fails, and one that is refused for good does not keep the others', async () => {
    const { client, here, made, open } = await signedOut('local');
    await here.session.begin(made('second'));
    await here.session.end('local');
    client.respond('RevokeToken', lost('RevokeToken'));
    await revokeEnded(open().context);
    expect(client.calls()).toEqual(['RevokeToken']);
    client.respond('RevokeToken', refused('UnsupportedOperationException', 'No.', 'RevokeToken'), {});
    await revokeEnded(open().context);
    expect(client.asked.slice(1).map(({ input }) => input.token)).toEqual([
      'refresh-first',
      'refresh-second',
    ]);
  });
});

it('an unwanted grant is released, and pending work is done', async () => {
  const { made, open } = stubWorld();
  const { context } = open();
  let caughtUp = 0;
  const catchUp = async () => {
    caughtUp += 1;
    throw new Error('no network');
  };
  discard({ ...context, catchUp }, made('unwanted'));
  await until(() => caughtUp > 0);
  const [[id, ended] = []] = context.vault.ended;
  expect(ended).toMatchObject({ id, scope: 'keep', session: { refreshToken: 'refresh-unwanted' } });
});
