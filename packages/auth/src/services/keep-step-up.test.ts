import { expect, it } from 'vitest';
import { afterNextRead } from '../../test/refresh-world.ts';
import { storedIn, stubWorld, until } from '../../test/stub-world.ts';
import { keepStepUp } from './keep-step-up.ts';

/** Ann is signed in, in two tabs, and steps up in one of them. */
async function world() {
  const stub = stubWorld();
  const { client, made, open } = stub;
  client.respond('RevokeToken', {});
  const [here, there] = [open(), open()];
  await here.session.begin(made('first'));
  await there.session.load();
  const { signal } = new AbortController();
  return {
    here,
    there,
    made,
    keep: (listens = signal) => keepStepUp(here.context, made('stepped-up'), listens),
    stored: () => storedIn(stub),
    revoked: async () => {
      await until(() => client.asked.some(({ operation }) => operation === 'RevokeToken'));
      return client.asked.map(({ input }) => input.token);
    },
  };
}

it('a step-up that was cancelled stores nothing, and its tokens are revoked', async () => {
  const { here, keep, stored, revoked } = await world();
  expect(await keep(AbortSignal.abort())).toEqual({
    kind: 'fault',
    fault: { kind: 'cancelled', code: 'aborted' },
  });
  expect(await revoked()).toEqual(['refresh-stepped-up']);
  expect(await stored()).toMatchObject({ refreshToken: 'refresh-first' });
  expect(here.announced).toEqual([]);
});

it('a step-up replaces the tokens that another tab has just stored', async () => {
  const { here, there, made, keep, stored } = await world();
  afterNextRead(here.session, () => there.session.save(made('refreshed')));
  expect(await keep()).toMatchObject({ kind: 'session' });
  expect(await stored()).toMatchObject({ refreshToken: 'refresh-stepped-up' });
  expect(here.announced).toEqual([3]);
});

it('a step-up does not replace a later sign-in of the same user, and its tokens are revoked', async () => {
  const { there, made, keep, stored, revoked } = await world();
  await there.session.end(null);
  await there.session.begin(made('later'));
  expect(await keep()).toMatchObject({ fault: { kind: 'credentials', code: 'signed-out-elsewhere' } });
  expect(await revoked()).toEqual(['refresh-stepped-up']);
  expect(await stored()).toMatchObject({ refreshToken: 'refresh-later' });
});

it('a step-up that finds another tab’s sign-out leaves it to the next look to report it', async () => {
  const { here, there, keep } = await world();
  await there.session.end(null);
  expect(await keep()).toMatchObject({ fault: { code: 'signed-out-elsewhere' } });
  expect(await here.session.look()).toBe('signedOut');
});
