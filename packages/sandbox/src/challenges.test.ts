import { startSrp } from '@latchkey/srp';
import { describe, expect, test } from 'vitest';
import { hmacSha256, toBase64 } from './bytes.ts';
import { totpCode } from './mfa/totp.ts';
import type { PoolOptions, SeedUser } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { type AuthBody, send } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const attributes = { email: 'ada@example.com', phone_number: '+15555550100' };
const FIRST_FACTORS = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] as const;

async function start(user: Partial<SeedUser> = {}, options: PoolOptions = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    ...options,
    userPool: {
      mfaConfiguration: 'OPTIONAL',
      enabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      policies: { signInPolicy: { allowedFirstAuthFactors: [...FIRST_FACTORS] } },
      ...options.userPool,
    },
    users: [{ username: 'ada', password: PASSWORD, attributes, ...user }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const code = () => sandbox.outbox.latest('ada')?.code ?? '';
  const totp = () => totpCode(SECRET, sandbox.clock.now());
  const byPassword = () => ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD });
  const byChoice = (more: Record<string, string> = {}) =>
    ada.initiate('USER_AUTH', { USERNAME: 'ada', ...more });
  return { sandbox, ada, code, totp, byPassword, byChoice };
}
type Started = Awaited<ReturnType<typeof start>>;

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
    const started = await start(user, options);
    const { asked, answer } = await reach(started);
    expect(asked.ChallengeName).toBe(name);
    return { ...started, asked, right: await answer() };
  };

  test('is open until it is answered, whatever an answer before lacked', async () => {
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

describe('the proof of a password', () => {
  const wrong = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
  const claim = ['PASSWORD_CLAIM_SECRET_BLOCK', 'PASSWORD_CLAIM_SIGNATURE', 'TIMESTAMP'] as const;

  async function challenged() {
    const started = await start();
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
    const { sandbox, ada, code } = await start(
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
    const { sandbox, ada, code, byChoice } = await start();
    for (const name of ['EMAIL_OTP', 'SMS_OTP']) {
      const asked = await byChoice({ PREFERRED_CHALLENGE: name });
      expect(tokensOf(await ada.respond(asked, { [`${name}_CODE`]: code() })).AccessToken).toBeDefined();
    }
    expect(sandbox.users.get('ada')).toMatchObject({ mfa: [], status: 'CONFIRMED' });
  });

  test('is right for no unknown name', async () => {
    const { sandbox, code, byChoice } = await start();
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
    start({ attributes: {} }, { userPool: { mfaConfiguration: 'ON', enabledMfas } });

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
    const { ada, byPassword } = await start(twoFactors);
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
  const { ada, byPassword } = await start({ status: 'FORCE_CHANGE_PASSWORD' });
  const asked = await byPassword();
  const answer = (more: Record<string, string>) =>
    ada.respond(asked, { NEW_PASSWORD: 'Another-horse-2', ...more });
  await expect(answer({ 'userAttributes.email': 'eve@example.com' })).rejects.toMatchObject({
    type: 'NotAuthorizedException',
    message: 'Cannot modify an already provided email',
  });
  const again = await byPassword();
  for (const name of ['custom:unknown', '']) {
    await expect(
      ada.respond(again, { NEW_PASSWORD: 'Another-horse-2', [`userAttributes.${name}`]: 'x' }),
    ).rejects.toMatchObject({ type: 'InvalidParameterException' });
  }
  expect(tokensOf(await ada.respond(again, { NEW_PASSWORD: 'Another-horse-2' })).AccessToken).toBeDefined();
});
