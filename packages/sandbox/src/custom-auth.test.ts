import { startSrp } from '@latchkey/srp';
import { describe, expect, test } from 'vitest';
import { totpCode } from './mfa/totp.ts';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import type { ChallengeResult, Triggers } from './triggers/events.ts';

const PASSWORD = 'Correct-horse-1';
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const refused = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
const rounds = [
  { publicChallengeParameters: { question: 'Colour of the latch?' }, answer: 'brass' },
  { publicChallengeParameters: { question: 'And the key?' }, answer: 'steel' },
];

async function start(options: PoolOptions) {
  const sandbox = await createSandbox({
    ...frozen,
    users: [{ username: 'ada', password: PASSWORD }],
    ...options,
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const begin = (more: Record<string, string> = {}, USERNAME = 'ada') =>
    ada.initiate('CUSTOM_AUTH', { USERNAME, ...more });
  return { sandbox, ada, begin };
}

describe('a scripted custom sign-in', () => {
  test('asks round after round and ends in tokens without a device', async () => {
    const { ada, begin } = await start({ customAuth: { rounds }, userPool: { deviceConfiguration: {} } });
    const first = await begin();
    expect(first).toMatchObject({
      ChallengeName: 'CUSTOM_CHALLENGE',
      ChallengeParameters: { USERNAME: 'ada', question: 'Colour of the latch?' },
    });
    const second = await ada.respond(first, { ANSWER: 'brass' });
    expect(second.ChallengeParameters?.question).toBe('And the key?');
    const tokens = tokensOf(await ada.respond(second, { ANSWER: 'steel' }));
    expect(tokens).not.toHaveProperty('NewDeviceMetadata');
  });

  test('asks again after a wrong answer, under a new Session, until its attempts are used up', async () => {
    const { ada, begin } = await start({ customAuth: { rounds, attempts: 2 } });
    const asked = await begin();
    const again = await ada.respond(asked, { ANSWER: 'tin' });
    expect(again.ChallengeName).toBe('CUSTOM_CHALLENGE');
    expect(again.Session).not.toBe(asked.Session);
    await expect(ada.respond(asked, { ANSWER: 'brass' })).rejects.toMatchObject({
      message: 'Invalid session for the user, session can only be used once.',
    });
    await expect(ada.respond(again, { ANSWER: 'tin' })).rejects.toMatchObject(refused);
  });

  test('refuses an unknown name', async () => {
    const { begin } = await start({ customAuth: { rounds } });
    await expect(begin({}, 'nobody')).rejects.toMatchObject(refused);
  });
});

/** A define trigger that asks for the password by SRP and then issues tokens, with the sessions that it was given. */
function passwordThenTokens(): {
  readonly sessions: (readonly ChallengeResult[])[];
  readonly triggers: Triggers;
} {
  const sessions: (readonly ChallengeResult[])[] = [];
  const triggers: Triggers = {
    defineAuthChallenge(event) {
      sessions.push(event.request.session);
      const isStart = event.request.session.length === 1;
      event.response = {
        challengeName: isStart ? 'PASSWORD_VERIFIER' : null,
        issueTokens: !isStart,
        failAuthentication: false,
      };
      return event;
    },
  };
  return { sessions, triggers };
}

describe('custom authentication with SRP first', () => {
  const srpFirst = async (options: PoolOptions) => {
    const { sandbox, ada, begin } = await start(options);
    const ephemeral = await startSrp();
    const asked = await begin({ CHALLENGE_NAME: 'SRP_A', SRP_A: ephemeral.srpA });
    return { sandbox, ada, asked, prove: () => ada.prove(asked, ephemeral) };
  };

  test('checks the password before the rounds, and names a device', async () => {
    const { ada, asked, prove } = await srpFirst({
      customAuth: { rounds: rounds.slice(0, 1) },
      userPool: { deviceConfiguration: {} },
    });
    expect(asked.ChallengeName).toBe('PASSWORD_VERIFIER');
    const round = await ada.respond(asked, await prove());
    expect(round.ChallengeName).toBe('CUSTOM_CHALLENGE');
    expect(tokensOf(await ada.respond(round, { ANSWER: 'brass' }))).toHaveProperty('NewDeviceMetadata');
  });

  test('refuses a wrong password immediately', async () => {
    const { ada, asked, prove } = await srpFirst({ customAuth: { rounds } });
    const proof = { ...(await prove()), PASSWORD_CLAIM_SIGNATURE: 'AAAA' };
    await expect(ada.respond(asked, proof)).rejects.toMatchObject(refused);
  });

  test('asks the pool’s own second factor after the password, without the define trigger', async () => {
    const { sessions, triggers } = passwordThenTokens();
    const { sandbox, ada, asked, prove } = await srpFirst({
      triggers,
      userPool: { mfaConfiguration: 'OPTIONAL' },
      users: [{ username: 'ada', password: PASSWORD, mfa: { totpSecret: SECRET } }],
    });
    const mfa = await ada.respond(asked, await prove());
    expect(mfa.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect(sessions).toEqual([[{ challengeName: 'SRP_A', challengeResult: true }]]);
    tokensOf(await ada.respond(mfa, { SOFTWARE_TOKEN_MFA_CODE: totpCode(SECRET, sandbox.clock.now()) }));
    expect(sessions[1]).toEqual(
      ['SRP_A', 'PASSWORD_VERIFIER', 'SOFTWARE_TOKEN_MFA'].map((challengeName) => ({
        challengeName,
        challengeResult: true,
      })),
    );
  });
});

describe('the rounds that the define trigger gets', () => {
  test('have the metadata of the create trigger, and the result of the answer', async () => {
    const sessions: (readonly ChallengeResult[])[] = [];
    const { ada, begin } = await start({
      triggers: {
        defineAuthChallenge(event) {
          sessions.push(event.request.session);
          event.response = {
            challengeName: 'CUSTOM_CHALLENGE',
            issueTokens: event.request.session.length > 1,
            failAuthentication: false,
          };
          return event;
        },
        createAuthChallenge(event) {
          const { length } = event.request.session;
          event.response = {
            publicChallengeParameters: {},
            privateChallengeParameters: {},
            challengeMetadata: length === 0 ? 'COLOUR' : null,
          };
          return event;
        },
        verifyAuthChallengeResponse(event) {
          event.response = { answerCorrect: event.request.challengeAnswer === 'brass' };
          return event;
        },
      },
    });
    const again = await ada.respond(await begin(), { ANSWER: 'tin' });
    tokensOf(await ada.respond(again, { ANSWER: 'brass' }));
    const first = { challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'COLOUR' };
    expect(sessions).toStrictEqual([
      [],
      [first],
      [first, { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true }],
    ]);
  });

  test('do not count a new password', async () => {
    const { sessions, triggers } = passwordThenTokens();
    const { ada, begin } = await start({
      users: [{ username: 'ada', password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' }],
      triggers,
    });
    const ephemeral = await startSrp();
    const asked = await begin({ CHALLENGE_NAME: 'SRP_A', SRP_A: ephemeral.srpA });
    const next = await ada.respond(asked, await ada.prove(asked, ephemeral));
    tokensOf(await ada.respond(next, { NEW_PASSWORD: 'Another-horse-2' }));
    expect(sessions.at(-1)).toEqual(
      ['SRP_A', 'PASSWORD_VERIFIER'].map((challengeName) => ({ challengeName, challengeResult: true })),
    );
  });
});

describe('triggers that let anybody in', () => {
  /** After so many rounds. */
  async function openAfter(count: number) {
    let asked = 0;
    const triggers: Triggers = {
      defineAuthChallenge(event) {
        asked += 1;
        const isOver = event.request.session.length >= count;
        event.response = {
          challengeName: isOver ? null : 'CUSTOM_CHALLENGE',
          issueTokens: isOver,
          failAuthentication: false,
        };
        return event;
      },
    };
    return { ...(await start({ triggers })), askedTriggers: () => asked };
  }

  test('are asked once for each step, and issue tokens', async () => {
    const atOnce = await openAfter(0);
    expect(tokensOf(await atOnce.begin()).AccessToken).toBeDefined();
    const { ada, begin, askedTriggers } = await openAfter(1);
    const round = await begin();
    expect(askedTriggers()).toBe(1);
    expect(tokensOf(await ada.respond(round, { ANSWER: 'brass' })).AccessToken).toBeDefined();
    expect(askedTriggers()).toBe(2);
  });

  test('have to choose a next step that there is', async () => {
    for (const challengeName of [null, 'SMS_MFA']) {
      const { begin } = await start({
        triggers: {
          defineAuthChallenge: (event) => ({
            ...event,
            response: { challengeName, issueTokens: false, failAuthentication: false },
          }),
        },
      });
      await expect(begin()).rejects.toMatchObject({ type: 'InvalidLambdaResponseException' });
    }
  });

  test('issue nothing for an unknown name, and are not asked for a disabled user', async () => {
    const atOnce = await openAfter(0);
    await expect(atOnce.begin({}, 'nobody')).rejects.toMatchObject(refused);
    const { sandbox, begin, askedTriggers } = await openAfter(1);
    const nobody = new Person(sandbox, 'nobody', PASSWORD);
    const round = await begin({}, 'nobody');
    await expect(nobody.respond(round, { ANSWER: 'brass' })).rejects.toMatchObject(refused);
    const count = askedTriggers();
    await send(sandbox, 'AdminDisableUser', { UserPoolId: sandbox.userPoolId, Username: 'ada' });
    await expect(begin()).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'User is disabled.',
    });
    expect(askedTriggers()).toBe(count);
  });
});

describe('the device of a custom sign-in', () => {
  test('is asked for its proof once, last, after the triggers issued tokens', async () => {
    const { sandbox, ada, begin } = await start({
      customAuth: { rounds: rounds.slice(0, 1) },
      userPool: { deviceConfiguration: {} },
    });
    const { device } = await ada.confirmDevice(tokensOf(await ada.signInBySrp()));
    const asked = await begin({ DEVICE_KEY: device.deviceKey });
    const next = await ada.respond(asked, { ANSWER: 'brass', DEVICE_KEY: device.deviceKey });
    expect(next.ChallengeName).toBe('DEVICE_SRP_AUTH');
    expect(tokensOf(await ada.proveDevice(next, device)).AccessToken).toBeDefined();
    sandbox.users.forgetDevice('ada', device.deviceKey);
    const again = await begin();
    await expect(ada.respond(again, { ANSWER: 'brass', DEVICE_KEY: device.deviceKey })).rejects.toMatchObject(
      { message: 'Device does not exist.' },
    );
    expect(tokensOf(await ada.respond(again, { ANSWER: 'brass' })).AccessToken).toBeDefined();
  });
});

describe('without triggers', () => {
  test('CUSTOM_AUTH is not configured', async () => {
    const { begin } = await start({});
    await expect(begin()).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Custom auth lambda trigger is not configured for the user pool.',
    });
  });
});
