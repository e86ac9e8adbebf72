import { describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { Person, tokensOf } from '../testing/person.ts';
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

describe('the length of a password', () => {
  test('is at least that of the policy, and at most 256', async () => {
    const [least, most] = ['Aa1!aaaa', `Aa1!${'a'.repeat(252)}`];
    await expect(signUp(least.slice(0, -1))).rejects.toMatchObject({
      message: 'Password does not conform to policy: Password not long enough',
    });
    await expect(signUp(least)).resolves.toBeDefined();
    await expect(signUp(most)).resolves.toBeDefined();
    const sandbox = await createSandbox(frozen);
    await expect(sandbox.users.add({ username: 'ada', password: `${most}a` })).rejects.toThrow(
      'Password too long',
    );
    await sandbox.users.add({ username: 'ada', password: most });
    expect((await signIn(sandbox, most)).AuthenticationResult).toBeDefined();
  });
});

test.each([' Correcthorse1', 'Correcthorse1 '])(
  'a space that is first or last is no symbol: %j',
  async (password) => {
    const sandbox = await createSandbox(frozen);
    await expect(sandbox.users.add({ username: 'ada', password })).rejects.toThrow(
      'Password must have symbol characters',
    );
  },
);

function signIn(sandbox: Sandbox, PASSWORD: string) {
  return new Person(sandbox, 'ada', PASSWORD).initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD });
}

test('a password that was changed does not expire, and those before it stay refused as long as the pool says', async () => {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { policies: { passwordPolicy: { passwordHistorySize: 2 } } },
    users: [{ username: 'ada', password: 'Correct-horse-1' }],
  });
  const { AccessToken } = tokensOf(await signIn(sandbox, 'Correct-horse-1'));
  let PreviousPassword = 'Correct-horse-1';
  const change = async (ProposedPassword: string) => {
    await send(sandbox, 'ChangePassword', { AccessToken, PreviousPassword, ProposedPassword });
    PreviousPassword = ProposedPassword;
  };
  const used = { type: 'PasswordHistoryPolicyViolationException' };
  await change('Correct-horse-2');
  await expect(change('Correct-horse-1')).rejects.toMatchObject(used);
  await change('Correct-horse-3');
  await expect(change('Correct-horse-2')).rejects.toMatchObject(used);
  await change('Correct-horse-1');
  sandbox.clock.advance(8 * 86_400_000);
  expect((await signIn(sandbox, 'Correct-horse-1')).AuthenticationResult).toBeDefined();
});

test('a person without a password signs in by a code, and by no password', async () => {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
    users: [{ username: 'ada', attributes: { email: 'ada@example.com' } }],
  });
  await expect(signIn(sandbox, 'Correct-horse-1')).rejects.toMatchObject({
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  });
  const ada = new Person(sandbox, 'ada', '');
  const asked = await ada.initiate('USER_AUTH', { USERNAME: 'ada', PREFERRED_CHALLENGE: 'EMAIL_OTP' });
  const answer = { EMAIL_OTP_CODE: sandbox.outbox.latest('ada')?.code ?? '' };
  expect(tokensOf(await ada.respond(asked, answer)).AccessToken).toBeDefined();
});
