import { describe, expect, it, vi } from 'vitest';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { exportSignIn, resumeSignIn } from '../resume/index.ts';

const person = { username: 'ann', password, attributes: { phone_number: '+15550100' } };

async function atCode(): Promise<{ journey: Journey; tab: JourneyTab }> {
  const journey = await startJourney({
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
    users: [{ ...person, mfa: { enabled: ['SMS_MFA'] } }],
  });
  const tab = journey.open();
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  await tab.at('smsCode');
  return { journey, tab };
}

function code({ sandbox, secrets }: Journey): string {
  const { code: sent = '' } = sandbox.outbox.latest('ann') ?? {};
  secrets.add(sent);
  return sent;
}

/** The person confirms that it is their own sign-in. */
const confirm = () => true;

/** The code of a rejection. */
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: { code?: unknown }) => error.code,
  );

describe('an exported step', () => {
  it('continues in another tab of this browser, with its hint data', async () => {
    const { journey, tab } = await atCode();
    const before = await tab.at('smsCode');
    const other = journey.open();
    const state = await resumeSignIn(other.auth, await exportSignIn(tab.auth));
    expect(JSON.stringify(state)).toBe(JSON.stringify(before));
    (await other.at('smsCode')).submitCode(code(journey));
    expect((await other.at('home')).user.username).toBe('ann');
    // The original tab notices the sign-in.
    expect((await tab.at('home')).user.username).toBe('ann');
  });

  it('comes back to the same tab after a redirect', async () => {
    const { journey, tab } = await atCode();
    const text = await exportSignIn(tab.auth);
    const back = tab.reload();
    expect(await resumeSignIn(back.auth, text)).toMatchObject({ view: 'smsCode' });
    (await back.at('smsCode')).submitCode(code(journey));
    await back.at('home');
  });

  it('is a ticket that holds nothing and opens in this browser only', async () => {
    const { journey, tab } = await atCode();
    const text = await exportSignIn(tab.auth);
    expect(text).toMatch(/^lkt1\.[\w-]{22}$/);
    const elsewhere = journey.openElsewhere();
    expect(await refusal(resumeSignIn(elsewhere.auth, text))).toBe('resume-invalid');
  });

  it('continues in another browser when it was made to', async () => {
    const { journey, tab } = await atCode();
    const text = await exportSignIn(tab.auth, { reach: 'anywhere' });
    const elsewhere = journey.openElsewhere();
    const asked: string[] = [];
    await resumeSignIn(elsewhere.auth, text, { confirm: (name) => asked.push(name) > 0 });
    expect(asked).toEqual(['ann']);
    (await elsewhere.at('smsCode')).submitCode(code(journey));
    expect((await elsewhere.at('home')).user.username).toBe('ann');
    (await tab.at('smsCode')).submitCode(code(journey));
    // The server accepts the answer to a step only once.
    expect((await tab.until(({ busy, view }) => !busy && view !== 'smsCode')).view).toBe('lapsed');
  });

  it.each(['thisBrowser', 'anywhere'] as const)('is resumed once (%s)', async (reach) => {
    const { journey, tab } = await atCode();
    const text = await exportSignIn(tab.auth, { reach });
    const tabs = [journey.open(), journey.open()];
    const codes = await Promise.all(tabs.map(({ auth }) => refusal(resumeSignIn(auth, text, { confirm }))));
    expect(new Set(codes)).toEqual(new Set([null, 'resume-used']));
    expect(await refusal(resumeSignIn(journey.open().auth, text, { confirm }))).toBe('resume-used');
  });

  it.each(['thisBrowser', 'anywhere'] as const)('lapses with its Session (%s)', async (reach) => {
    const { journey, tab } = await atCode();
    const text = await exportSignIn(tab.auth, { reach });
    journey.clock.advance(180_000);
    expect(await refusal(resumeSignIn(journey.open().auth, text, { confirm }))).toBe('resume-lapsed');
  });

  it('is bound to its pool and client, and to all of its bytes', async () => {
    const { journey, tab } = await atCode();
    const text = await exportSignIn(tab.auth, { reach: 'anywhere' });
    const otherClient = journey.open({ clientId: 'anotherclient' });
    expect(await refusal(resumeSignIn(otherClient.auth, text))).toBe('resume-invalid');
    const [format, id, key = '', content = ''] = text.split('.');
    const damaged = [
      '',
      'lkt1',
      'lkb1',
      'lkb1.a.b.c',
      'lkb1.***.***.***',
      [format, 'other-id', key, content].join('.'),
      [format, id, key.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), content].join('.'),
      [format, id, key, content.slice(0, -4)].join('.'),
    ];
    for (const wrong of damaged)
      expect(await refusal(resumeSignIn(journey.open().auth, wrong))).toBe('resume-invalid');
  });

  it.each([
    ['nobody is asked', {}],
    ['the person says no', { confirm: () => false }],
    ['the app says anything but true', { confirm: () => 'yes' as unknown as boolean }],
  ])('continues nowhere else when %s, and can still be resumed', async (_, options) => {
    const { journey, tab } = await atCode();
    const text = await exportSignIn(tab.auth, { reach: 'anywhere' });
    const elsewhere = journey.openElsewhere();
    expect(await refusal(resumeSignIn(elsewhere.auth, text, options))).toBe('resume-unconfirmed');
    expect(elsewhere.auth.getState().view).toBe('signedOut');
    expect(await resumeSignIn(elsewhere.auth, text, { confirm })).toMatchObject({ view: 'smsCode' });
  });

  it('asks nobody for a sign-in of this browser', async () => {
    const { journey, tab } = await atCode();
    const text = await exportSignIn(tab.auth);
    const never = vi.fn<() => boolean>();
    await resumeSignIn(journey.open().auth, text, { confirm: never });
    expect(never).not.toHaveBeenCalled();
  });

  it('is made only of a step that waits for the person', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await tab.at('signedOut');
    expect(await refusal(exportSignIn(tab.auth))).toBe('resume-none');
  });

  it('waits only where something can be kept', async () => {
    const journey = await startJourney({
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
      users: [{ ...person, mfa: { enabled: ['SMS_MFA'] } }],
    });
    const tab = journey.open({}, { indexedDB: null });
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await tab.at('smsCode');
    expect(await refusal(exportSignIn(tab.auth))).toBe('resume-not-stored');
  });

  it('is not resumed over a session', async () => {
    const { journey, tab } = await atCode();
    const text = await exportSignIn(tab.auth);
    tab.auth.actions.submitCode(code(journey));
    await tab.at('home');
    expect(await refusal(resumeSignIn(tab.auth, text))).toBe('already-signed-in');
  });
});
