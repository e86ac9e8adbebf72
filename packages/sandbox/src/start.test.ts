import { expect, test, vi } from 'vitest';
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
