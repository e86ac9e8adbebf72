import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { send } from '../testing/wire.ts';

async function signUp(Password: string) {
  const sandbox = await createSandbox(frozen);
  return send(sandbox, 'SignUp', { ClientId: sandbox.clientId, Username: 'ada', Password });
}

test.each([
  ['ÄÖÜ-horse-1', 'uppercase'],
  ['CORRECT-äöü-1', 'lowercase'],
])('letters are those of Basic Latin: %s has no %s one', async (password, letters) => {
  await expect(signUp(password)).rejects.toMatchObject({
    type: 'InvalidPasswordException',
    message: `Password does not conform to policy: Password must have ${letters} characters`,
  });
});

test.each('^$*.[]{}()?"!@#%&/\\,><\':;|_~`=+- '.split(''))('%j is a symbol', async (symbol) => {
  await expect(signUp(`Correct${symbol}horse1`)).resolves.toBeDefined();
});

test.each(['£', '€', '§', '🐎', 'ß', '\u00a0'])('%j is no symbol, and does no harm', async (character) => {
  await expect(signUp(`Correct${character}horse1`)).rejects.toMatchObject({
    type: 'InvalidPasswordException',
    message: 'Password does not conform to policy: Password must have symbol characters',
  });
  await expect(signUp(`Correct${character}horse-1`)).resolves.toBeDefined();
});

test('digits are 0 to 9', async () => {
  await expect(signUp('Correct-horse-٣')).rejects.toMatchObject({
    message: 'Password does not conform to policy: Password must have numeric characters',
  });
});
