import { startSrp } from '@latchkey/srp';
import { describe, expect, test } from 'vitest';
import { hmacSha256, toBase64 } from './bytes.ts';
import { totpCode } from './mfa/totp.ts';
import { PASSWORD, SECRET, startWithChallenges } from './testing/every-challenge.ts';
import { Person, tokensOf } from './testing/person.ts';
import { type AuthBody, send } from './testing/wire.ts';

describe('the proof of a password', () => {
  const wrong = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
  const claim = ['PASSWORD_CLAIM_SECRET_BLOCK', 'PASSWORD_CLAIM_SIGNATURE', 'TIMESTAMP'] as const;

  async function challenged() {
    const started = await startWithChallenges();
    const ephemeral = await startSrp();
    const asked = await started.ada.initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: ephemeral.srpA });
    return { ...started, asked, proof: await started.ada.prove(asked, ephemeral) };
  }

  test('needs each of its parts, and is good once they are there', async () => {
    const { ada, asked, proof } = await challenged();
    expect(asked).not.toHaveProperty('Session');
    for (const part of claim) {
      await expect(ada.respond(asked, { ...proof, [part]: '' })).rejects.toMatchObject({
        type: 'InvalidParameterException',
        message: `Missing required parameter ${part}`,
      });
    }
    expect(tokensOf(await ada.respond(asked, proof)).AccessToken).toBeDefined();
    await expect(ada.respond(asked, proof)).rejects.toMatchObject(wrong);
  });

  test('is refused for an unknown secret block, at another app client, and with a Session of another', async () => {
    const { sandbox, ada, asked, proof, byChoice } = await challenged();
    await expect(ada.respond(asked, { ...proof, PASSWORD_CLAIM_SECRET_BLOCK: 'AAAA' })).rejects.toMatchObject(
      wrong,
    );
    const elsewhere = new Person(sandbox, 'ada', PASSWORD);
    elsewhere.clientId = sandbox.addClient().clientId;
    await expect(elsewhere.respond(asked, proof)).rejects.toMatchObject(wrong);
    const { Session } = await byChoice();
    await expect(ada.respond({ ...asked, ...(Session ? { Session } : {}) }, proof)).rejects.toMatchObject({
      message: 'Invalid session for the user.',
    });
    expect(tokensOf(await ada.respond(asked, proof)).AccessToken).toBeDefined();
  });

  test('has its time in the form of the other clients, and stays open until then', async () => {
    const { ada, asked, proof } = await challenged();
    await expect(ada.respond(asked, { ...proof, TIMESTAMP: '2026-09-21T14:13:20Z' })).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.',
    });
    expect(tokensOf(await ada.respond(asked, proof)).AccessToken).toBeDefined();
  });

  test('ends when it is wrong, and when it is late', async () => {
    const { ada, asked, proof } = await challenged();
    const signature = `${proof.PASSWORD_CLAIM_SIGNATURE.slice(0, -4)}AAA=`;
    await expect(ada.respond(asked, { ...proof, PASSWORD_CLAIM_SIGNATURE: signature })).rejects.toMatchObject(
      wrong,
    );
    await expect(ada.respond(asked, proof)).rejects.toMatchObject(wrong);
    const late = await challenged();
    late.sandbox.clock.advance(3 * 60_000);
    await expect(late.ada.respond(late.asked, late.proof)).rejects.toMatchObject(wrong);
  });
});

describe('an app client with a secret', () => {
  const clientSecret = 's'.repeat(30);

  test('has to prove it in every answer', async () => {
    const { sandbox, ada, code } = await startWithChallenges(
      { mfa: { enabled: ['EMAIL_OTP'] } },
      { clients: [{ clientSecret }] },
    );
    const { clientId } = sandbox;
    const SECRET_HASH = toBase64(hmacSha256(clientSecret, `ada${clientId}`));
    const asked = await ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD, SECRET_HASH });
    const answer = (more: Record<string, string>) => ada.respond(asked, { EMAIL_OTP_CODE: code(), ...more });
    await expect(answer({})).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    });
    await expect(
      answer({ SECRET_HASH: toBase64(hmacSha256(clientSecret, `eve${clientId}`)) }),
    ).rejects.toMatchObject({ message: `SecretHash does not match for the client: ${clientId}` });
    expect(tokensOf(await answer({ SECRET_HASH })).AccessToken).toBeDefined();
  });
});

describe('a code', () => {
  test('of a first factor switches no second factor on', async () => {
    const { sandbox, ada, code, byChoice } = await startWithChallenges();
    for (const name of ['EMAIL_OTP', 'SMS_OTP']) {
      const asked = await byChoice({ PREFERRED_CHALLENGE: name });
      expect(tokensOf(await ada.respond(asked, { [`${name}_CODE`]: code() })).AccessToken).toBeDefined();
    }
    expect(sandbox.users.get('ada')).toMatchObject({ mfa: [], status: 'CONFIRMED' });
  });

  test('leaves the demand for another password in place, and stands for no choice of a first factor', async () => {
    const { sandbox, ada, code, byPassword } = await startWithChallenges({ mfa: { enabled: ['EMAIL_OTP'] } });
    const asked = await byPassword();
    await expect(ada.respond(asked, { ANSWER: 'EMAIL_OTP' }, 'SELECT_CHALLENGE')).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Selected challenge is not available.',
    });
    const right = { EMAIL_OTP_CODE: code() };
    await send(sandbox, 'AdminResetUserPassword', { UserPoolId: sandbox.userPoolId, Username: 'ada' });
    expect(tokensOf(await ada.respond(asked, right)).AccessToken).toBeDefined();
    expect(sandbox.users.get('ada')?.status).toBe('RESET_REQUIRED');
  });

  test('of a first factor leads to a new device, as a password does', async () => {
    const { ada, code, byChoice } = await startWithChallenges({}, { userPool: { deviceConfiguration: {} } });
    const asked = await byChoice({ PREFERRED_CHALLENGE: 'EMAIL_OTP' });
    expect(tokensOf(await ada.respond(asked, { EMAIL_OTP_CODE: code() }))).toHaveProperty(
      'NewDeviceMetadata',
    );
  });

  test('is sent for its purpose, which the message trigger gets to know', async () => {
    const sources: string[] = [];
    const { sandbox, byPassword, byChoice } = await startWithChallenges(
      { mfa: { enabled: ['EMAIL_OTP'] } },
      {
        triggers: {
          customMessage(event) {
            sources.push(event.triggerSource);
            return event;
          },
        },
      },
    );
    await byPassword();
    expect(sandbox.outbox.latest('ada')?.purpose).toBe('mfa');
    sandbox.configure({ mfaConfiguration: 'OFF' });
    await byChoice({ PREFERRED_CHALLENGE: 'EMAIL_OTP' });
    expect(sandbox.outbox.latest('ada')?.purpose).toBe('sign-in');
    expect(sources).toEqual(['CustomMessage_Authentication', 'CustomMessage_Authentication']);
  });

  test('is wrong for every unknown name', async () => {
    const { sandbox, code, byChoice } = await startWithChallenges();
    const nobody = new Person(sandbox, 'nobody', PASSWORD);
    await byChoice({ PREFERRED_CHALLENGE: 'EMAIL_OTP' });
    const asked = await nobody.initiate('USER_AUTH', {
      USERNAME: 'nobody',
      PREFERRED_CHALLENGE: 'EMAIL_OTP',
    });
    expect(asked.ChallengeName).toBe('EMAIL_OTP');
    for (const EMAIL_OTP_CODE of [code(), '00000000', ' ']) {
      await expect(nobody.respond(asked, { EMAIL_OTP_CODE })).rejects.toMatchObject({
        type: 'CodeMismatchException',
        message: 'Invalid code or auth state for the user.',
      });
    }
  });
});

describe('the set-up of a second factor', () => {
  const required = (enabledMfas: ('SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP')[]) =>
    startWithChallenges({ attributes: {} }, { userPool: { mfaConfiguration: 'ON', enabledMfas } });

  test('takes an address that is one, and does not count it as verified before its code', async () => {
    const { sandbox, ada, code, byPassword } = await required(['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']);
    const asked = await byPassword();
    await expect(ada.respond(asked, { EMAIL: 'no address' })).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Invalid email address format.',
    });
    const next = await ada.respond(asked, { EMAIL: 'ada@example.com' });
    expect(sandbox.users.get('ada')).toMatchObject({
      attributes: { email: 'ada@example.com', email_verified: 'false' },
      mfa: [],
    });
    await ada.respond(next, { EMAIL_OTP_CODE: code() });
    expect(sandbox.users.get('ada')).toMatchObject({
      attributes: { email_verified: 'true' },
      mfa: ['EMAIL_OTP'],
    });
  });

  test('takes no address where there are only apps, and no app before its code', async () => {
    const { sandbox, ada, byPassword } = await required(['SOFTWARE_TOKEN_MFA']);
    const asked = await byPassword();
    await expect(ada.respond(asked, { EMAIL: 'ada@example.com' })).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Email MFA cannot be set up here.',
    });
    const unverified = {
      type: 'InvalidParameterException',
      message: 'User has not verified software token mfa',
    };
    await expect(ada.respond(asked, {})).rejects.toMatchObject(unverified);
    const associated = await send<AuthBody & { SecretCode: string }>(sandbox, 'AssociateSoftwareToken', {
      Session: asked.Session,
    });
    await expect(ada.respond({ ...asked, ...associated }, {})).rejects.toMatchObject(unverified);
    const verified = await send<AuthBody>(sandbox, 'VerifySoftwareToken', {
      Session: associated.Session,
      UserCode: totpCode(associated.SecretCode, sandbox.clock.now()),
    });
    expect(sandbox.users.get('ada')?.mfa).toEqual([]);
    expect(tokensOf(await ada.respond({ ...asked, ...verified }, {})).AccessToken).toBeDefined();
    expect(sandbox.users.get('ada')?.mfa).toEqual(['SOFTWARE_TOKEN_MFA']);
  });

  test('by choice takes one of the factors that were offered', async () => {
    const { ada, byPassword } = await startWithChallenges({
      mfa: { enabled: ['SMS_MFA'], totpSecret: SECRET },
    });
    const asked = await byPassword();
    await expect(ada.respond(asked, { ANSWER: 'EMAIL_OTP' })).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'Invalid ANSWER for SELECT_MFA_TYPE challenge.',
    });
    expect((await ada.respond(asked, { ANSWER: 'SOFTWARE_TOKEN_MFA' })).ChallengeName).toBe(
      'SOFTWARE_TOKEN_MFA',
    );
  });
});

test('a forced new password changes no attribute that is there, and takes only what the pool knows', async () => {
  const { ada, byPassword } = await startWithChallenges({ status: 'FORCE_CHANGE_PASSWORD' });
  const asked = await byPassword();
  const answer = (more: Record<string, string>) =>
    ada.respond(asked, { NEW_PASSWORD: 'Another-horse-2', ...more });
  await expect(answer({ 'userAttributes.email': 'eve@example.com' })).rejects.toMatchObject({
    type: 'NotAuthorizedException',
    message: 'Cannot modify an already provided email',
  });
  // The question stays: the person leaves the attribute out.
  for (const [name, value] of [
    ['custom:unknown', 'x'],
    ['', 'x'],
    ['nickname', 'x'.repeat(2_049)],
  ]) {
    await expect(
      ada.respond(asked, { NEW_PASSWORD: 'Another-horse-2', [`userAttributes.${name}`]: value ?? '' }),
    ).rejects.toMatchObject({ type: 'InvalidParameterException' });
  }
  expect(tokensOf(await answer({})).AccessToken).toBeDefined();
});
