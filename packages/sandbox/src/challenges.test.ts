import { startSrp } from '@latchkey/srp';
import { describe, expect, test } from 'vitest';
import type { PoolOptions, SeedUser } from './options.ts';
import { PASSWORD, SECRET, startWithChallenges } from './testing/every-challenge.ts';
import { Person } from './testing/person.ts';
import { type AuthBody, send } from './testing/wire.ts';

type Started = Awaited<ReturnType<typeof startWithChallenges>>;

/** A question and its answer. */
interface Asked {
  readonly asked: AuthBody;
  readonly answer: () => Record<string, string> | Promise<Record<string, string>>;
}

const totpApp = { mfa: { totpSecret: SECRET } };
const twoFactors: Partial<SeedUser> = { mfa: { enabled: ['SMS_MFA'], totpSecret: SECRET } };

/** Each challenge, with a sign-in that reaches it. */
const CHALLENGES: Record<string, [Partial<SeedUser>, (started: Started) => Promise<Asked>, PoolOptions?]> = {
  SMS_MFA: [
    { mfa: { enabled: ['SMS_MFA'] } },
    async ({ byPassword, code }) => ({ asked: await byPassword(), answer: () => ({ SMS_MFA_CODE: code() }) }),
  ],
  EMAIL_OTP: [
    {},
    async ({ byChoice, code }) => ({
      asked: await byChoice({ PREFERRED_CHALLENGE: 'EMAIL_OTP' }),
      answer: () => ({ EMAIL_OTP_CODE: code() }),
    }),
  ],
  SMS_OTP: [
    {},
    async ({ byChoice, code }) => ({
      asked: await byChoice({ PREFERRED_CHALLENGE: 'SMS_OTP' }),
      answer: () => ({ SMS_OTP_CODE: code() }),
    }),
  ],
  SOFTWARE_TOKEN_MFA: [
    totpApp,
    async ({ byPassword, totp }) => ({
      asked: await byPassword(),
      answer: () => ({ SOFTWARE_TOKEN_MFA_CODE: totp() }),
    }),
  ],
  SELECT_MFA_TYPE: [
    twoFactors,
    async ({ byPassword }) => ({ asked: await byPassword(), answer: () => ({ ANSWER: 'SMS_MFA' }) }),
  ],
  NEW_PASSWORD_REQUIRED: [
    { status: 'FORCE_CHANGE_PASSWORD' },
    async ({ byPassword }) => ({
      asked: await byPassword(),
      answer: () => ({ NEW_PASSWORD: 'Another-horse-2' }),
    }),
  ],
  PASSWORD: [
    {},
    async ({ byChoice }) => ({
      asked: await byChoice({ PREFERRED_CHALLENGE: 'PASSWORD' }),
      answer: () => ({ PASSWORD }),
    }),
  ],
  PASSWORD_SRP: [
    {},
    async ({ byChoice }) => ({
      asked: await byChoice({ PREFERRED_CHALLENGE: 'PASSWORD_SRP' }),
      answer: async () => ({ SRP_A: (await startSrp()).srpA }),
    }),
  ],
  SELECT_CHALLENGE: [
    {},
    async ({ byChoice }) => ({ asked: await byChoice(), answer: () => ({ ANSWER: 'EMAIL_OTP' }) }),
  ],
  CUSTOM_CHALLENGE: [
    {},
    async ({ ada }) => ({
      asked: await ada.initiate('CUSTOM_AUTH', { USERNAME: 'ada' }),
      answer: () => ({ ANSWER: 'brass' }),
    }),
    { customAuth: { rounds: [{ answer: 'brass' }] } },
  ],
};

const challenges = Object.entries(CHALLENGES);

describe.each(challenges)('%s', (name, [user, reach, options]) => {
  const reached = async () => {
    const started = await startWithChallenges(user, options);
    const { asked, answer } = await reach(started);
    expect(asked.ChallengeName).toBe(name);
    return { ...started, asked, right: await answer() };
  };

  test('is open until it is answered, also after an incomplete answer', async () => {
    const { ada, asked, right } = await reached();
    for (const parameter of [...Object.keys(right), 'USERNAME']) {
      await expect(ada.respond(asked, { ...right, [parameter]: '' })).rejects.toMatchObject({
        type: 'InvalidParameterException',
        message: `Missing required parameter ${parameter}`,
      });
    }
    // Only wrong codes count.
    for (let count = 0; count < 5; count += 1) {
      await expect(ada.respond(asked, {})).rejects.toMatchObject({
        type: 'InvalidParameterException',
        message: expect.stringMatching(/^Missing required parameter [A-Z_]+$/),
      });
    }
    const { Session: _, ...withoutSession } = asked;
    await expect(ada.respond(withoutSession, right)).rejects.toMatchObject({
      message: 'Missing required parameter Session',
    });
    expect(await ada.respond(asked, right)).toHaveProperty('ChallengeParameters');
    await expect(ada.respond(asked, right)).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
    });
  });

  test('is not answered by another person, at another app client, or late', async () => {
    const { sandbox, ada, asked, right } = await reached();
    await sandbox.users.add({ username: 'eve', password: PASSWORD });
    const invalid = { type: 'NotAuthorizedException', message: 'Invalid session for the user.' };
    for (const USERNAME of ['eve', 'nobody']) {
      await expect(ada.respond(asked, { ...right, USERNAME })).rejects.toMatchObject(invalid);
    }
    const elsewhere = new Person(sandbox, 'ada', PASSWORD);
    elsewhere.clientId = sandbox.addClient().clientId;
    await expect(elsewhere.respond(asked, right)).rejects.toMatchObject(invalid);
    sandbox.clock.advance(3 * 60_000);
    await expect(ada.respond(asked, right)).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    });
  });

  test('is not answered by a person who was disabled meanwhile', async () => {
    const { sandbox, ada, asked, right } = await reached();
    const named = { UserPoolId: sandbox.userPoolId, Username: 'ada' };
    await send(sandbox, 'AdminDisableUser', named);
    await expect(ada.respond(asked, right)).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'User is disabled.',
    });
    await send(sandbox, 'AdminEnableUser', named);
    expect(await ada.respond(asked, right)).toHaveProperty('ChallengeParameters');
  });

  test('takes the answer to no other challenge', async () => {
    const { ada, asked } = await reached();
    const fits = (other: string) =>
      other === name || ['SELECT_CHALLENGE', 'PASSWORD', 'PASSWORD_SRP'].includes(other);
    const others = challenges.map(([other]) => other).filter((other) => !fits(other));
    const everything = {
      ANSWER: 'x',
      NEW_PASSWORD: 'Another-horse-2',
      ...Object.fromEntries(others.map((other) => [`${other}_CODE`, '123456'])),
    };
    await expect(ada.respond(asked, everything, 'ADMIN_NO_SRP_AUTH')).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'ADMIN_NO_SRP_AUTH cannot be answered with this operation.',
    });
    for (const other of [...others, 'MFA_SETUP']) {
      const again = await reached();
      await expect(again.ada.respond(again.asked, everything, other)).rejects.toMatchObject({
        type: 'NotAuthorizedException',
        message: 'Invalid session for the user.',
      });
    }
  });
});
