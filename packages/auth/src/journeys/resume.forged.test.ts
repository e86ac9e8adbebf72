import { describe, expect, it } from 'vitest';
import { type Journey, password, startJourney } from '../../test/journey.ts';
import { toBase64Url } from '../base64url.ts';
import { exportSignIn, resumeSignIn } from '../resume/index.ts';
import { encrypt } from '../vault/encrypt.ts';

const attempt = {
  username: 'mallory',
  flow: 'USER_SRP_AUTH',
  factor: null,
  password: null,
  proof: null,
  autofill: false,
  knownDevice: true,
  round: 0,
  remember: 'browser',
  clientMetadata: null,
};
const challenge = {
  name: 'SMS_MFA',
  session: null,
  proof: null,
  delivery: null,
  choices: [],
  requiredAttributes: [],
  attributes: {},
  prompt: {},
};

/** Anybody can do this: the label is public and the key is in the string. */
async function mint({ sandbox, clock }: Journey, changes: Record<string, unknown>): Promise<string> {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const id = toBase64Url(random(16));
  const key = random(32);
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const pending = {
    attempt,
    challenge: { ...challenge, lapsesAt: clock.now() + 60_000 },
    awaits: null,
    totp: null,
    session: 'S'.repeat(30),
    parameters: { USERNAME: 'mallory' },
    ...changes,
  };
  const label = `${sandbox.userPoolId}|${sandbox.clientId}|lkb1|${id}`;
  const content = await encrypt({ subtle: crypto.subtle, key: aes, random }, label, pending);
  return ['lkb1', id, toBase64Url(key), toBase64Url(content)].join('.');
}

const outcome = (work: Promise<{ view: string }>) =>
  work.then(
    ({ view }) => view,
    (error: { code?: unknown }) => error.code,
  );

const tiers = [
  ['encrypted', {}],
  ['worker', { isolation: 'worker' }],
] as const;

describe.each(tiers)('a string that somebody else made (%s)', (_, tier) => {
  const of = (changes: object) => ({ challenge: { ...challenge, lapsesAt: 1_768_478_460_000, ...changes } });

  it.each([
    ['no attempt', { attempt: null }],
    ['an attempt without a flow', { attempt: { ...attempt, flow: undefined } }],
    ['an unknown flow', { attempt: { ...attempt, flow: 'REFRESH_TOKEN_AUTH' } }],
    ['an unknown factor', { attempt: { ...attempt, factor: 'SMS_MFA' } }],
    ['an endless username', { attempt: { ...attempt, username: 'x'.repeat(100_000) } }],
    ['a password', { attempt: { ...attempt, password: 'x' } }],
    ['metadata that is not strings', { attempt: { ...attempt, clientMetadata: { a: {} } } }],
    ['no challenge', { challenge: null }],
    ['no name', of({ name: undefined })],
    ['a name that is a sentence', of({ name: 'Call 555 0100 to unlock your account' })],
    [
      'a required attribute that is a question',
      of({ name: 'NEW_PASSWORD_REQUIRED', requiredAttributes: ['Your card number?'] }),
    ],
    ['a choice that is an address', of({ name: 'SELECT_CHALLENGE', choices: ['https://evil.example'] })],
    ['choices that are a text', of({ name: 'SELECT_CHALLENGE', choices: 'x' })],
    ['choices that are null', of({ name: 'MFA_SETUP', choices: null })],
    ['choices that are objects', of({ name: 'SELECT_MFA_TYPE', choices: [{}, null] })],
    ['required attributes that are null', of({ name: 'NEW_PASSWORD_REQUIRED', requiredAttributes: null })],
    ['a prompt that is null', of({ prompt: null })],
    ['a prompt of objects', of({ prompt: { a: {} } })],
    ['a delivery that is a text', of({ delivery: 'x' })],
    ['a challenge that the services prove', of({ name: 'DEVICE_SRP_AUTH' })],
    ['a Session that is not a string', { session: 5 }],
    ['parameters that are null', { parameters: null }],
    ['a member more', { more: 1 }],
    ['a life of a year', of({ lapsesAt: 1_800_000_000_000 })],
    ['a life beyond numbers', of({ lapsesAt: 1e308 })],
    ['no life', of({ lapsesAt: '1' })],
  ])('is refused with %s, and the page continues', async (_name, changes) => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    await tab.at('signedOut');
    expect(await outcome(resumeSignIn(tab.auth, await mint(journey, changes)))).toBe('resume-invalid');
    const again = tab.reload();
    (await again.at('signedOut')).signIn({ username: 'ann', password });
    await again.at('home');
  });
});

it.each(tiers)('a well-made one of somebody else speaks for the pool in nothing (%s)', async (_, tier) => {
  const journey = await startJourney();
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    sent.push(await request.clone().text());
    return journey.sandbox.fetch(request);
  };
  const tab = journey.open(tier, { fetch });
  await tab.at('signedOut');
  const text = await mint(journey, {
    attempt: { ...attempt, username: 'you', clientMetadata: { tenant: 'evil' } },
    challenge: {
      ...challenge,
      name: 'CUSTOM_CHALLENGE',
      lapsesAt: journey.clock.now() + 60_000,
      prompt: { captchaUrl: 'javascript:alert(1)', question: 'Your card number?' },
    },
  });
  const asked: string[] = [];
  await resumeSignIn(tab.auth, text, { confirm: (name) => asked.push(name) > 0 });
  expect(asked).toEqual(['mallory']);
  const state = await tab.at('custom');
  expect([state.username, state.parameters]).toEqual(['mallory', {}]);
  expect(sent).toEqual([]);
  state.submitAnswer('an answer');
  await tab.until(({ busy }) => !busy);
  expect(sent.join()).toContain('mallory');
  expect(sent.join()).not.toContain('evil');
});

it('where a code went is only shown as Cognito masks it', async () => {
  const journey = await startJourney();
  const shown = async (destination: string) => {
    const tab = journey.open();
    await tab.at('signedOut');
    const lapsesAt = journey.clock.now() + 60_000;
    const delivery = { medium: 'SMS', destination };
    const text = await mint(journey, { challenge: { ...challenge, lapsesAt, delivery } });
    await resumeSignIn(tab.auth, text, { confirm: () => true });
    return (await tab.at('smsCode')).delivery?.destination;
  };
  expect(await shown('+*******1234')).toBe('+*******1234');
  expect(await shown('us: call +1 555 0100 *')).toBeNull();
  expect(await shown('https://evil.example/*')).toBeNull();
});

it('a confirm that is no function confirms nothing', async () => {
  const journey = await startJourney();
  const tab = journey.open();
  await tab.at('signedOut');
  // As a JavaScript caller may.
  const confirm = 'mallory' as unknown as () => boolean;
  const lapsesAt = journey.clock.now() + 60_000;
  const text = await mint(journey, { challenge: { ...challenge, lapsesAt } });
  expect(await outcome(resumeSignIn(tab.auth, text, { confirm }))).toBe('resume-unconfirmed');
});

it.each([null, undefined, 7, {}, [], 'x', 'lkb1....', 'lkt1.constructor', 'lkt1.__proto__'])(
  '%o is invalid',
  async (text) => {
    const journey = await startJourney();
    const tab = journey.open();
    // As a JavaScript caller may.
    expect(await outcome(resumeSignIn(tab.auth, text as string))).toBe('resume-invalid');
  },
);

it.each(['thisBrowser', 'anywhere'] as const)(
  'a string with an extra part is invalid (%s)',
  async (reach) => {
    const journey = await startJourney({
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] },
      users: [
        {
          username: 'ann',
          password,
          attributes: { email: 'ann@example.com' },
          mfa: { enabled: ['EMAIL_OTP'] },
        },
      ],
    });
    const tab = journey.open();
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await tab.at('emailCode');
    const text = await exportSignIn(tab.auth, { reach });
    const other = journey.open();
    const confirm = () => true;
    expect(await outcome(resumeSignIn(other.auth, `${text}.${text}`, { confirm }))).toBe('resume-invalid');
    expect(await outcome(resumeSignIn(other.auth, `${text}.x`, { confirm }))).toBe('resume-invalid');
    expect(await outcome(resumeSignIn(other.auth, `${text}.`, { confirm }))).toBe('resume-invalid');
    await resumeSignIn(other.auth, text, { confirm });
    await other.at('emailCode');
  },
);

it('an invalid reach makes no string that works everywhere', async () => {
  const journey = await startJourney({
    users: [{ username: 'ann', password, status: 'FORCE_CHANGE_PASSWORD' }],
  });
  const tab = journey.open();
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  await tab.at('newPassword');
  const options = { reach: 'everywhere' } as unknown as { reach: 'anywhere' };
  await expect(exportSignIn(tab.auth, options)).rejects.toMatchObject({ code: 'invalid-input' });
});
