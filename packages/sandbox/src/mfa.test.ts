import { describe, expect, test } from 'vitest';
import { Person, tokensOf } from './testing/person.ts';
import { PASSWORD, SECRET, startWithFactors } from './testing/second-factors.ts';
import { type AuthBody, send } from './testing/wire.ts';
import { wrong } from './testing/wrong.ts';

const STEP = 30_000;
const mismatch = { type: 'CodeMismatchException', message: 'Invalid code or auth state for the user.' };

const email = { attributes: { email: 'ada@example.com' } };
const phone = { attributes: { phone_number: '+15555550100' } };

describe('a second factor by message', () => {
  test.each([
    ['SMS_MFA', phone, 'SMS', '+*******0100'],
    ['EMAIL_OTP', email, 'EMAIL', 'a***@e***'],
  ] as const)(
    '%s asks for the code it sent, and a wrong one keeps the question open',
    async (factor, user, medium, to) => {
      const { ada, code } = await startWithFactors({ ...user, mfa: { enabled: [factor] } });
      const asked = await ada.signInBySrp();
      expect(asked).toMatchObject({
        ChallengeName: factor,
        Session: expect.any(String),
        ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: medium, CODE_DELIVERY_DESTINATION: to },
      });
      await expect(ada.respond(asked, { [`${factor}_CODE`]: wrong(code()) })).rejects.toMatchObject(mismatch);
      expect(code()).toMatch(/^\d{6}$/);
      const right = { [`${factor}_CODE`]: code() };
      expect(tokensOf(await ada.respond(asked, right)).AccessToken).toBeDefined();
      await expect(ada.respond(asked, right)).rejects.toMatchObject({
        message: 'Invalid session for the user, session can only be used once.',
      });
    },
  );

  test('the Session survives four wrong codes, and is worth nothing after five', async () => {
    const { ada, code } = await startWithFactors({ ...email, mfa: { enabled: ['EMAIL_OTP'] } });
    const guess = async (times: number) => {
      const asked = await ada.signInBySrp();
      for (let count = 0; count < times; count += 1) {
        await expect(ada.respond(asked, { EMAIL_OTP_CODE: wrong(code()) })).rejects.toMatchObject(mismatch);
      }
      return ada.respond(asked, { EMAIL_OTP_CODE: code() });
    };
    expect(tokensOf(await guess(4)).AccessToken).toBeDefined();
    await expect(guess(5)).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
    });
  });

  test('the Session lasts as many minutes as the app client says', async () => {
    const { sandbox, ada, code } = await startWithFactors({ ...email, mfa: { enabled: ['EMAIL_OTP'] } });
    for (const minutes of [3, 15]) {
      sandbox.configureClient(sandbox.clientId, { authSessionValidity: minutes });
      const [intime, late] = [await ada.signInBySrp(), await ada.signInBySrp()];
      const codes = sandbox.outbox.messages.slice(-2).map((message) => message.code);
      sandbox.clock.advance(minutes * 60_000 - 1);
      expect(tokensOf(await ada.respond(intime, { EMAIL_OTP_CODE: codes[0] ?? '' }))).toBeDefined();
      sandbox.clock.advance(1);
      await expect(ada.respond(late, { EMAIL_OTP_CODE: code() })).rejects.toMatchObject({
        message: 'Invalid session for the user, session is expired.',
      });
    }
  });

  test('an answer for another user, or to another challenge, is refused', async () => {
    const { sandbox, ada, code } = await startWithFactors({ ...email, mfa: { enabled: ['EMAIL_OTP'] } });
    await sandbox.users.add({ username: 'eve', password: PASSWORD });
    const asked = await ada.signInBySrp();
    const invalid = { message: 'Invalid session for the user.' };
    await expect(ada.respond(asked, { EMAIL_OTP_CODE: code(), USERNAME: 'eve' })).rejects.toMatchObject(
      invalid,
    );
    await expect(
      ada.respond(asked, { NEW_PASSWORD: 'New-horse-22' }, 'NEW_PASSWORD_REQUIRED'),
    ).rejects.toMatchObject(invalid);
  });
});

describe('an authenticator app', () => {
  const app = { mfa: { totpSecret: SECRET } };

  test('gives codes that work once each', async () => {
    const { sandbox, ada, totp } = await startWithFactors(app);
    const answer = async () => ada.respond(await ada.signInBySrp(), { SOFTWARE_TOKEN_MFA_CODE: totp() });
    expect(tokensOf(await answer()).AccessToken).toBeDefined();
    await expect(answer()).rejects.toMatchObject({
      type: 'ExpiredCodeException',
      message: 'Your software token has already been used once',
    });
    sandbox.clock.advance(STEP);
    expect(tokensOf(await answer()).AccessToken).toBeDefined();
  });

  test('may be a step late, and no more', async () => {
    const { sandbox, ada, totp } = await startWithFactors(app);
    const early = totp();
    sandbox.clock.advance(2 * STEP);
    const asked = await ada.signInBySrp();
    await expect(ada.respond(asked, { SOFTWARE_TOKEN_MFA_CODE: early })).rejects.toMatchObject(mismatch);
    const late = totp();
    sandbox.clock.advance(STEP);
    expect(tokensOf(await ada.respond(asked, { SOFTWARE_TOKEN_MFA_CODE: late })).AccessToken).toBeDefined();
  });

  test('is registered by its own code, then switched on and preferred', async () => {
    const { sandbox, ada, totp } = await startWithFactors({});
    const { AccessToken } = tokensOf(await ada.signInBySrp());
    const call = <T>(operation: string, body: object) =>
      send<T>(sandbox, operation, { AccessToken, ...body });
    const preference = { SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } };
    await expect(call('SetUserMFAPreference', preference)).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'User has not verified software token mfa',
    });
    const output = await call<{ SecretCode: string; Session?: string }>('AssociateSoftwareToken', {});
    expect(output).not.toHaveProperty('Session');
    await expect(
      call('VerifySoftwareToken', { UserCode: wrong(totp(output.SecretCode)) }),
    ).rejects.toMatchObject({
      type: 'EnableSoftwareTokenMFAException',
      message: 'Code mismatch and fail enable Software Token MFA',
    });
    const named = { UserCode: totp(output.SecretCode), FriendlyDeviceName: 'My phone' };
    expect(await call('VerifySoftwareToken', named)).toEqual({ Status: 'SUCCESS' });
    await call('SetUserMFAPreference', preference);
    expect(await call('GetUser', {})).toMatchObject({
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
    });
    expect(await ada.signInBySrp()).toMatchObject({
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      ChallengeParameters: { FRIENDLY_DEVICE_NAME: 'My phone' },
    });
  });
});

describe('several second factors', () => {
  const both = { ...phone, mfa: { enabled: ['SMS_MFA' as const], totpSecret: SECRET } };

  test('are to be chosen from', async () => {
    const { ada, code } = await startWithFactors(both);
    const asked = await ada.signInBySrp();
    expect(asked.ChallengeName).toBe('SELECT_MFA_TYPE');
    expect(JSON.parse(asked.ChallengeParameters?.MFAS_CAN_CHOOSE ?? '')).toEqual([
      'SMS_MFA',
      'SOFTWARE_TOKEN_MFA',
    ]);
    await expect(ada.respond(asked, { ANSWER: 'EMAIL_OTP' })).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
    const chosen = await ada.respond(asked, { ANSWER: 'SMS_MFA' });
    expect(chosen.ChallengeName).toBe('SMS_MFA');
    expect(tokensOf(await ada.respond(chosen, { SMS_MFA_CODE: code() })).AccessToken).toBeDefined();
  });

  test('are not asked about when one is preferred', async () => {
    const { ada } = await startWithFactors({ ...both, mfa: { ...both.mfa, preferred: 'SMS_MFA' } });
    expect((await ada.signInBySrp()).ChallengeName).toBe('SMS_MFA');
  });
});

describe('where MFA is required', () => {
  test('an authenticator app is set up in the sign-in, with a new Session at each step', async () => {
    const { sandbox, ada, totp } = await startWithFactors({}, { mfaConfiguration: 'ON' });
    const asked = await ada.signInBySrp();
    expect(asked.ChallengeName).toBe('MFA_SETUP');
    expect(JSON.parse(asked.ChallengeParameters?.MFAS_CAN_SETUP ?? '')).toEqual([
      'SOFTWARE_TOKEN_MFA',
      'EMAIL_OTP',
    ]);
    const associated = await send<{ SecretCode: string; Session: string }>(
      sandbox,
      'AssociateSoftwareToken',
      {
        Session: asked.Session,
      },
    );
    await expect(ada.respond({ ...asked, Session: associated.Session }, {})).rejects.toMatchObject({
      message: 'User has not verified software token mfa',
    });
    const verify = (Session: string | undefined, UserCode: string) =>
      send<AuthBody>(sandbox, 'VerifySoftwareToken', { Session, UserCode });
    const right = totp(associated.SecretCode);
    await expect(verify(asked.Session, right)).rejects.toMatchObject({ type: 'NotAuthorizedException' });
    await expect(verify(associated.Session, '000000')).rejects.toMatchObject({
      type: 'EnableSoftwareTokenMFAException',
    });
    const verified = await verify(associated.Session, right);
    expect(tokensOf(await ada.respond({ ...asked, ...verified }, {})).AccessToken).toBeDefined();
    sandbox.clock.advance(STEP);
    expect((await ada.signInBySrp()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  });

  test('an email address is set up by the code sent to it', async () => {
    const { sandbox, ada, code } = await startWithFactors({}, { mfaConfiguration: 'ON' });
    const asked = await ada.respond(await ada.signInBySrp(), { EMAIL: 'new@example.com' });
    expect(asked).toMatchObject({ ChallengeName: 'EMAIL_OTP' });
    expect(tokensOf(await ada.respond(asked, { EMAIL_OTP_CODE: code() })).AccessToken).toBeDefined();
    expect(sandbox.users.get('ada')).toMatchObject({
      mfa: ['EMAIL_OTP'],
      attributes: { email: 'new@example.com', email_verified: 'true' },
    });
  });

  test('the first sign-in after a sign-up is let through, and no other', async () => {
    const { sandbox } = await startWithFactors({}, { mfaConfiguration: 'ON' });
    const named = { Username: 'grace', UserPoolId: sandbox.userPoolId };
    await send(sandbox, 'SignUp', { ...named, ClientId: sandbox.clientId, Password: PASSWORD });
    await send(sandbox, 'AdminConfirmSignUp', named);
    const grace = new Person(sandbox, 'grace', PASSWORD);
    expect(tokensOf(await grace.signInBySrp()).AccessToken).toBeDefined();
    expect((await grace.signInBySrp()).ChallengeName).toBe('MFA_SETUP');
  });

  test('a verified phone number is enough', async () => {
    const { ada } = await startWithFactors(phone, { mfaConfiguration: 'ON' });
    expect((await ada.signInBySrp()).ChallengeName).toBe('SMS_MFA');
  });
});

describe('a factor without its address', () => {
  const sms = { mfa: { enabled: ['SMS_MFA' as const], preferred: 'SMS_MFA' as const } };
  const none = { type: 'MFAMethodNotFoundException' };

  test('a phone number gets codes without being verified', async () => {
    const unverified = { attributes: { ...phone.attributes, phone_number_verified: 'false' } };
    const { ada, code } = await startWithFactors({ ...unverified, ...sms });
    const asked = await ada.signInBySrp();
    expect(asked.ChallengeName).toBe('SMS_MFA');
    expect(tokensOf(await ada.respond(asked, { SMS_MFA_CODE: code() })).AccessToken).toBeDefined();
  });

  test('can be switched on with a number that is not verified', async () => {
    const { sandbox, ada } = await startWithFactors({
      attributes: { ...phone.attributes, phone_number_verified: 'false' },
    });
    const { AccessToken } = tokensOf(await ada.signInBySrp());
    await send(sandbox, 'SetUserMFAPreference', { AccessToken, SMSMfaSettings: { Enabled: true } });
    expect((await ada.signInBySrp()).ChallengeName).toBe('SMS_MFA');
  });

  test.each(['OPTIONAL', 'ON'] as const)(
    'is not no factor: nobody gets in where MFA is %s',
    async (mfaConfiguration) => {
      const { ada } = await startWithFactors(sms, { mfaConfiguration });
      await expect(ada.signInBySrp()).rejects.toMatchObject(none);
    },
  );

  test('lets another one that is on take its place', async () => {
    const { ada } = await startWithFactors({ mfa: { ...sms.mfa, totpSecret: SECRET } });
    expect((await ada.signInBySrp()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  });

  test('lets one that is ready take its place where MFA is required', async () => {
    const { ada } = await startWithFactors({ ...email, ...sms }, { mfaConfiguration: 'ON' });
    expect((await ada.signInBySrp()).ChallengeName).toBe('EMAIL_OTP');
  });

  test('an email address gets no codes before it is verified', async () => {
    const { ada } = await startWithFactors({
      attributes: { ...email.attributes, email_verified: 'false' },
      mfa: { enabled: ['EMAIL_OTP'] },
    });
    await expect(ada.signInBySrp()).rejects.toMatchObject(none);
  });
});

test('where MFA is off no factor is asked for', async () => {
  const { ada } = await startWithFactors({ mfa: { totpSecret: SECRET } }, { mfaConfiguration: 'OFF' });
  expect(tokensOf(await ada.signInBySrp()).AccessToken).toBeDefined();
});
