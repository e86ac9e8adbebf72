import { describe, expect, test } from 'vitest';
import type { ChallengeResult, TriggerEvents } from './events.ts';
import { migrateFrom, playCustomAuth } from './scripted.ts';

const CUSTOM = 'CUSTOM_CHALLENGE';
const rounds = [
  { publicChallengeParameters: { question: 'Colour?' }, answer: 'brass' },
  { publicChallengeParameters: { question: 'Metal?' }, answer: 'steel' },
];
const { defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse } = playCustomAuth({
  rounds,
  attempts: 2,
});

/** `-` is a wrong answer, `+` a right one; anything else the name of a step that was passed. */
const results = (steps: string): ChallengeResult[] =>
  steps
    .split(' ')
    .filter(Boolean)
    .map((step) => ({
      challengeName: ['+', '-'].includes(step) ? CUSTOM : step,
      challengeResult: step !== '-',
    }));

async function defined(steps: string, userNotFound?: boolean) {
  const request = { session: results(steps), ...(userNotFound === undefined ? {} : { userNotFound }) };
  const event = { request } as unknown as TriggerEvents['defineAuthChallenge'];
  return (await defineAuthChallenge?.(event))?.response;
}
const asks = (challengeName: string) => ({ challengeName, issueTokens: false, failAuthentication: false });
const fails = { challengeName: null, issueTokens: false, failAuthentication: true };
const passes = { challengeName: null, issueTokens: true, failAuthentication: false };

describe('a scripted sign-in after', () => {
  test.each<[string, object]>([
    ['', asks(CUSTOM)],
    ['SRP_A', asks('PASSWORD_VERIFIER')],
    ['SRP_A PASSWORD_VERIFIER', asks(CUSTOM)],
    ['-', asks(CUSTOM)],
    ['- -', fails],
    ['- + -', asks(CUSTOM)],
    ['+ - -', fails],
    ['- SOFTWARE_TOKEN_MFA -', fails],
    ['SRP_A PASSWORD_VERIFIER -', asks(CUSTOM)],
    ['+', asks(CUSTOM)],
    ['+ +', passes],
    ['- + - +', passes],
    ['+ PASSWORD_VERIFIER', asks(CUSTOM)],
    ['+ SRP_A', asks(CUSTOM)],
  ])('"%s" goes on with %j', async (steps, response) => {
    expect(await defined(steps)).toEqual(response);
  });

  test('an unknown name fails, except that it is asked for a password like any other', async () => {
    expect(await defined('', true)).toEqual(fails);
    expect(await defined('SRP_A', true)).toEqual(asks('PASSWORD_VERIFIER'));
    expect(await defined('+ +', true)).toEqual(fails);
    expect(await defined('+ +', false)).toEqual(passes);
  });
});

test.each([
  ['', rounds[0]],
  ['-', rounds[0]],
  ['SRP_A PASSWORD_VERIFIER +', rounds[1]],
  ['+ + +', undefined],
])('the challenge after "%s" is that of the round', async (steps, round) => {
  const event = { request: { session: results(steps) } } as unknown as TriggerEvents['createAuthChallenge'];
  expect((await createAuthChallenge?.(event))?.response).toEqual({
    publicChallengeParameters: round?.publicChallengeParameters ?? {},
    privateChallengeParameters: { answer: round?.answer ?? '' },
    challengeMetadata: null,
  });
});

test.each([
  [{ answer: 'brass' }, 'brass', true],
  [{ answer: 'brass' }, 'Brass', false],
  [{ answer: '' }, '', true],
  [null, '', false],
])(
  'for %j the answer %j counts as right: %s',
  async (privateChallengeParameters, challengeAnswer, isRight) => {
    const event = {
      request: { privateChallengeParameters, challengeAnswer },
      response: { answerCorrect: null },
    } as TriggerEvents['verifyAuthChallengeResponse'];
    expect((await verifyAuthChallengeResponse?.(event))?.response).toEqual({ answerCorrect: isRight });
  },
);

describe('users outside the pool', () => {
  const { userMigration } = migrateFrom([
    { username: 'Old', password: 'Correct-horse-1', attributes: { name: 'Old' } },
    { username: 'older', password: 'Correct-horse-2', attributes: { name: 'Older' } },
  ]);
  const migrated = async (userName: string, password?: string) => {
    const request = password === undefined ? {} : { password };
    const event = { userName, request, response: {} } as TriggerEvents['userMigration'];
    return (await userMigration?.(event))?.response;
  };

  test('are known by their names and passwords', async () => {
    const older = { userAttributes: { name: 'Older' }, finalUserStatus: 'CONFIRMED' };
    expect(await migrated('OLDER', 'Correct-horse-2')).toEqual(older);
    expect(await migrated('old', 'Correct-horse-1')).toMatchObject({ userAttributes: { name: 'Old' } });
    await expect(migrated('older', 'Correct-horse-1')).rejects.toThrow('Bad password');
    await expect(migrated('older', '')).rejects.toThrow('Bad password');
    await expect(migrated('none', 'Correct-horse-1')).rejects.toThrow('Bad password');
  });

  test('who forgot their passwords need new ones', async () => {
    expect(await migrated('older')).toEqual({
      userAttributes: { name: 'Older' },
      finalUserStatus: 'RESET_REQUIRED',
    });
    await expect(migrated('none')).rejects.toThrow('Bad password');
  });
});
