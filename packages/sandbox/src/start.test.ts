import { expect, test, vi } from 'vitest';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { Person, tokensOf } from './testing/person.ts';

test('the keys of tokens are on their way when a sandbox has started, and the first sign-in makes none', async () => {
  // Keys are shared by all sandboxes of a process: this one is the first.
  vi.resetModules();
  const { createSandbox } = await import('./sandbox.ts');
  const generateKey = vi.spyOn(globalThis.crypto.subtle, 'generateKey');
  const sandbox = await createSandbox({ users: [{ username: 'ada', password: 'Correct-horse-1' }] });
  expect(generateKey).toHaveBeenCalledTimes(2);
  await createSandbox();
  const ada = new Person(sandbox, 'ada', 'Correct-horse-1');
  expect(tokensOf(await ada.signInBySrp()).AccessToken).toBeDefined();
  expect(generateKey).toHaveBeenCalledTimes(2);
});

test('users of the options have the same sub after a restart of a pool of the same id', async () => {
  const start = (id: string) =>
    createSandbox({ userPool: { id }, users: [{ username: 'ada' }, { username: 'bob' }] });
  const subs = (sandbox: Sandbox) => ['ada', 'bob'].map((name) => sandbox.users.get(name)?.sub);
  const [one, same, other] = [
    await start('eu-west-2_One'),
    await start('eu-west-2_One'),
    await start('eu-west-2_Two'),
  ];
  expect(subs(same)).toEqual(subs(one));
  expect(new Set([...subs(one), ...subs(other)]).size).toBe(4);
  same.users.delete('ada');
  expect((await same.users.add({ username: 'ada' })).sub).not.toBe(one.users.get('ada')?.sub);
});
