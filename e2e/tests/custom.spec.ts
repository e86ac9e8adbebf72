import type { PoolOptions } from '@latchkey/sandbox';
import { calls } from '../support/journal.ts';
import { ada, expect, test } from '../support/test.ts';

const answers = ['blue-whale', 'red-herring'];

/**
 * Two questions, one after the other, where a wrong answer ends the sign-in; after the password, if the sign-in begins with
 * it.
 */
const triggers: NonNullable<PoolOptions['triggers']> = {
  defineAuthChallenge: (event) => {
    const rounds = event.request.session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE');
    const last = event.request.session.at(-1);
    event.response.issueTokens = rounds.length === answers.length && last?.challengeResult === true;
    event.response.failAuthentication = last?.challengeResult === false;
    event.response.challengeName = last?.challengeName === 'SRP_A' ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE';
    return event;
  },
  createAuthChallenge: (event) => {
    const rounds = event.request.session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE');
    event.response.publicChallengeParameters = {
      question: `Question ${rounds.length + 1}`,
      hint: 'An animal',
    };
    event.response.privateChallengeParameters = { answer: answers[rounds.length] ?? '' };
    return event;
  },
  verifyAuthChallengeResponse: (event) => {
    event.response.answerCorrect =
      event.request.challengeAnswer === event.request.privateChallengeParameters?.answer;
    return event;
  },
};

test.use({
  flow: 'CUSTOM_AUTH',
  poolOptions: {
    users: [{ username: ada.username, password: ada.password, attributes: { email: ada.email } }],
    triggers,
  },
});

for (const { way, password, first } of [
  { way: 'without a password', password: '', first: [] },
  {
    way: 'after the password was proved by SRP',
    password: ada.password,
    first: ['RespondToAuthChallenge:PASSWORD_VERIFIER'],
  },
]) {
  test(`a person answers two questions of the pool, ${way}`, async ({ demo, pool }) => {
    await demo.openSignIn();
    await demo.submit(ada.username, password);
    await demo.expectStep('One more question');
    await expect(demo.page.getByText('An animal')).toBeVisible();
    await demo.page.getByLabel('Question 1').fill('blue-whale');
    await demo.button('Continue').click();
    await expect(demo.page.getByLabel('Question 2')).toHaveValue('');
    await demo.page.getByLabel('Question 2').fill('red-herring');
    await demo.button('Continue').click();
    await demo.expectSignedIn();
    expect(calls(pool.journal)).toEqual([
      'InitiateAuth:CUSTOM_AUTH',
      ...first,
      'RespondToAuthChallenge:CUSTOM_CHALLENGE',
      'RespondToAuthChallenge:CUSTOM_CHALLENGE',
    ]);
  });
}

test('a wrong answer that the pool does not forgive leads back to the form with the username', async ({
  demo,
  pool,
}) => {
  await demo.openSignIn();
  await demo.submit(ada.username, '');
  await demo.page.getByLabel('Question 1').fill('a guess');
  await demo.button('Continue').click();
  await demo.expectStep('Sign in');
  await expect(demo.fault).toBeVisible();
  await expect(demo.username).toHaveValue(ada.username);
  expect(pool.users.get(ada.username)?.sessions).toBe(0);
});
