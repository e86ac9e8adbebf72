import { createSandbox } from '@latchkey/sandbox';
import { expect, it } from 'vitest';
import { createBrowser } from '../../test/browser.ts';
import { ManualClock } from '../../test/manual-clock.ts';
import { attemptOf, serviceContext } from '../../test/services.ts';
import type { AuthReply, AuthServices } from '../machine/ports.ts';
import type { Challenge } from '../model.ts';
import { createServices } from './services.ts';

const password = 'Correct-horse-1!';

async function world() {
  const clock = new ManualClock();
  const sandbox = await createSandbox({
    now: clock.now,
    userPool: {
      deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
    },
    users: [{ username: 'ann', password, attributes: { email: 'ann@example.com' } }],
  });
  const browser = createBrowser((...request) => sandbox.fetch(...request), clock);
  const context = serviceContext(sandbox, browser.tab().environment);
  return { clock, sandbox, context, services: createServices(context) };
}

const { signal } = new AbortController();

async function srpSignIn(services: AuthServices, username: string): Promise<AuthReply> {
  const attempt = attemptOf(username, password);
  const prepared = await services.prepareSrp({ attempt }, signal);
  if (prepared.kind !== 'proof') return prepared;
  let step = await services.initiateAuth(
    { attempt: { ...attempt, password: null, proof: prepared.proof } },
    signal,
  );
  while (step.kind === 'challenge') {
    step = await services.respond(
      { attempt: { ...attempt, password: null }, challenge: step.challenge, answer: { kind: 'proof' } },
      signal,
    );
  }
  return step;
}

it('signs in by SRP, confirms the device, refreshes, and proves the device at the next sign-in', async () => {
  const { sandbox, services, context } = await world();
  expect(await srpSignIn(services, 'ann')).toMatchObject({
    kind: 'session',
    session: { username: 'ann' },
    device: 'new',
  });
  expect(await services.confirmDevice({ username: 'ann' }, signal)).toEqual({ kind: 'remembered' });
  const before = context.vault.session.held().session?.accessToken;
  expect(await services.refreshTokens({ force: true }, signal)).toMatchObject({ kind: 'session' });
  expect(context.vault.session.held().session?.accessToken).not.toBe(before);
  expect(await services.clearSession({ reason: 'signOut', scope: 'local' }, signal)).toEqual({
    kind: 'done',
  });
  expect(await services.revokeTokens({ scope: 'local' }, signal)).toEqual({ kind: 'done' });
  sandbox.journal.clear();
  expect(await srpSignIn(services, 'ann')).toMatchObject({ kind: 'session', device: 'remembered' });
  expect(sandbox.journal.entries.map(({ answered, challengeName }) => [answered, challengeName])).toEqual([
    [undefined, 'PASSWORD_VERIFIER'],
    ['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH'],
    ['DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'],
    ['DEVICE_PASSWORD_VERIFIER', undefined],
  ]);
});

it('a sign-in that is cancelled when it is stored already ends its session again', async () => {
  const { sandbox, services, context } = await world();
  await srpSignIn(services, 'ann');
  await services.confirmDevice({ username: 'ann' }, signal);
  await services.clearSession({ reason: 'signOut', scope: 'local' }, signal);
  await services.revokeTokens({ scope: 'local' }, signal);
  const cancel = new AbortController();
  const { session } = context.vault;
  const begin = session.begin.bind(session);
  Object.assign(session, {
    begin: async (...given: Parameters<typeof begin>) => {
      const begun = await begin(...given);
      cancel.abort();
      return begun;
    },
  });
  const attempt = attemptOf('ann', password, { flow: 'USER_PASSWORD_AUTH' });
  const asked = await services.initiateAuth({ attempt }, cancel.signal);
  if (asked.kind !== 'challenge') throw new Error('The device is to be proved.');
  const respond = async (challenge: Challenge) =>
    services.respond({ attempt, challenge, answer: { kind: 'proof' } }, cancel.signal);
  const proving = await respond(asked.challenge);
  if (proving.kind !== 'challenge') throw new Error('The device is to be proved.');
  expect(await respond(proving.challenge)).toMatchObject({ kind: 'fault', fault: { kind: 'cancelled' } });
  expect((await session.load()).session).toBeNull();
  await expect.poll(() => sandbox.users.get('ann')?.sessions).toBe(0);
});

it('does not start what was given up while its code was loading', async () => {
  const { services } = await world();
  const given = { attempt: attemptOf('ann', password) };
  await expect(services.prepareSrp(given, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});
