import { expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { type AuthBody, send } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';

async function start(limits: { journalEntries?: number; messages?: number; endedSignIns?: number }) {
  const sandbox = await createSandbox({
    ...frozen,
    limits,
    userPool: { deviceConfiguration: {} },
    clients: [{ refreshTokenRotation: { feature: 'ENABLED' } }],
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const signIn = async () =>
    tokensOf(await ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD }));
  const refresh = (RefreshToken = '') =>
    send(sandbox, 'GetTokensFromRefreshToken', {
      ClientId: sandbox.clientId,
      RefreshToken,
      DeviceKey: undefined,
    });
  return { sandbox, ada, signIn, refresh };
}

test('the journal keeps its newest entries, and counts all calls', async () => {
  const { sandbox } = await start({ journalEntries: 3 });
  for (let n = 0; n < 5; n += 1) await send(sandbox, 'GetUser', {}).catch(() => undefined);
  await send(sandbox, 'MakeCoffee', {}).catch(() => undefined);
  expect(sandbox.journal.entries.map(({ id }) => id)).toEqual([4, 5, 6]);
  expect([sandbox.journal.count(), sandbox.journal.count('GetUser')]).toEqual([6, 5]);
  sandbox.journal.clear();
  expect([sandbox.journal.count(), sandbox.journal.count('GetUser')]).toEqual([0, 0]);
});

test('the outbox keeps its newest messages', async () => {
  const { sandbox } = await start({ messages: 2 });
  for (let n = 0; n < 4; n += 1) {
    await send(sandbox, 'ForgotPassword', { ClientId: sandbox.clientId, Username: 'ada' });
  }
  expect(sandbox.outbox.messages.map(({ id }) => id)).toEqual([3, 4]);
});

test('of sign-ins that were revoked the newest are remembered', async () => {
  const { sandbox, signIn, refresh } = await start({ endedSignIns: 2 });
  const revoked = [];
  for (let n = 0; n < 6; n += 1) {
    revoked.push(await signIn());
    sandbox.users.signOut('ada');
  }
  const [oldest, newest] = [revoked.at(0), revoked.at(-1)];
  const getUser = (AccessToken?: string) => send(sandbox, 'GetUser', { AccessToken });
  await expect(refresh(newest?.RefreshToken)).rejects.toMatchObject({
    message: 'Refresh Token has been revoked',
  });
  await expect(getUser(newest?.AccessToken)).rejects.toMatchObject({
    message: 'Access Token has been revoked',
  });
  await expect(refresh(oldest?.RefreshToken)).rejects.toMatchObject({ message: 'Invalid Refresh Token.' });
  await expect(getUser(oldest?.AccessToken)).rejects.toMatchObject({ message: 'Invalid Access Token' });
});

test('sign-ins that have not ended are never forgotten', async () => {
  const { sandbox, signIn } = await start({ endedSignIns: 1 });
  const first = await signIn();
  for (let n = 0; n < 5; n += 1) await signIn();
  await expect(send(sandbox, 'GetUser', { AccessToken: first.AccessToken })).resolves.toBeDefined();
  expect(sandbox.users.get('ada')?.sessions).toBe(6);
});

test('steps of sign-ins that have expired make room, live ones stay', async () => {
  const { sandbox, ada } = await start({ endedSignIns: 2 });
  const ask = () => ada.initiate('USER_AUTH', { USERNAME: 'ada' });
  const expired = [];
  for (let n = 0; n < 6; n += 1) expired.push(await ask());
  sandbox.clock.advance(600_000);
  const live = [];
  for (let n = 0; n < 6; n += 1) live.push(await ask());
  const answer = (asked: AuthBody | undefined) =>
    ada.respond(asked ?? {}, { ANSWER: 'PASSWORD', PASSWORD }, 'SELECT_CHALLENGE');
  await expect(answer(expired[0])).rejects.toMatchObject({ message: 'Invalid session for the user.' });
  await expect(answer(expired.at(-1))).rejects.toMatchObject({
    message: 'Invalid session for the user, session is expired.',
  });
  await expect(answer(live[0])).resolves.toHaveProperty('AuthenticationResult');
});

test('a client that never confirms its device leaves no more than a hundred', async () => {
  const { sandbox, signIn } = await start({});
  const { RefreshToken, NewDeviceMetadata } = await signIn();
  for (let n = 0; n < 102; n += 1) await signIn();
  expect(sandbox.users.get('ada')?.devices).toHaveLength(100);
  await expect(
    send(sandbox, 'GetTokensFromRefreshToken', {
      ClientId: sandbox.clientId,
      RefreshToken,
      DeviceKey: NewDeviceMetadata?.DeviceKey,
    }),
  ).rejects.toMatchObject({ type: 'NotAuthorizedException', message: 'Invalid Refresh Token.' });
});

test('a grant that rotates for long remembers its first and its newest tokens', async () => {
  const sandbox = await createSandbox({
    ...frozen,
    clients: [{ refreshTokenRotation: { feature: 'ENABLED' } }],
    users: [{ username: 'ada', password: PASSWORD }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const refresh = async (RefreshToken: string) =>
    tokensOf(await send(sandbox, 'GetTokensFromRefreshToken', { ClientId: sandbox.clientId, RefreshToken }))
      .RefreshToken ?? '';
  const first =
    tokensOf(await ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD })).RefreshToken ?? '';
  const second = await refresh(first);
  let newest = second;
  for (let n = 0; n < 110; n += 1) newest = await refresh(newest);
  await expect(refresh(first)).rejects.toMatchObject({ type: 'RefreshTokenReuseException' });
  await expect(refresh(second)).rejects.toMatchObject({ message: 'Invalid Refresh Token.' });
  await send(sandbox, 'RevokeToken', { ClientId: sandbox.clientId, Token: first });
  await expect(refresh(newest)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
});
