import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import type { AuthConfig } from '../api.ts';
import { type StepUpRequest, stepUp } from '../step-up/index.ts';

const [ONE, THREE, FOUR] = [1, 3, 4].map((level) => `urn:cognito:loa:${level}`) as [string, string, string];
const attributes = { email: 'ann@example.com', phone_number: '+15550100' };

const options = {
  userPool: {
    policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const] } },
    enabledMfas: ['SMS_MFA' as const],
  },
  users: [{ username: 'ann', password, attributes }],
};
const config = { flow: 'USER_AUTH', acrValues: ONE } as const;

function codeSent(journey: Journey): string {
  const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
  journey.secrets.add(code);
  return code;
}

/** Ann is signed in by password, and begins a step-up. */
async function start(request: Partial<StepUpRequest> = {}, more: Partial<AuthConfig> = {}) {
  const journey = await startJourney(options);
  const tab = journey.open({ ...config, ...more });
  await signIn(tab);
  journey.calls();
  const begin = () => stepUp(tab.auth, { acrValues: THREE, ...request });
  return { journey, tab, begin };
}

const levelOf = ({ auth }: JourneyTab) => [auth.getClaims()?.acr, auth.getClaims('access')?.amr?.join(' ')];

describe('a step-up', () => {
  it.each([[{}], [{ isolation: 'worker' as const }], [{ storage: 'memory' as const }]])(
    'asks for the missing factor while the user stays signed in, and replaces the tokens (%o)',
    async (more) => {
      const { journey, tab, begin } = await start({}, more);
      expect(levelOf(tab)).toEqual([ONE, 'pwd']);
      const before = await tab.auth.getTokens();
      const result = begin();
      const step = await tab.at('smsCode');
      expect(step).toMatchObject({
        username: 'ann',
        stepUp: { home: { view: 'home', session: { status: 'fresh' } } },
        page: { user: { username: 'ann' } },
      });
      expect(await tab.auth.getTokens()).toEqual(before);
      step.submitCode(codeSent(journey));
      expect(await result).toMatchObject({
        outcome: 'done',
        claims: { acr: THREE, amr: ['pwd', 'sms', 'mfa'] },
      });
      expect(levelOf(tab)).toEqual([THREE, 'pwd sms mfa']);
      const home = await tab.at('home');
      expect(home.stepUp).toBeUndefined();
      expect(home.session.status).toBe('fresh');
      expect((await tab.auth.getTokens())?.accessToken).not.toBe(before?.accessToken);
      // The previous grant is revoked.
      while (journey.sandbox.journal.count('RevokeToken') === 0) await tick();
      expect(journey.sandbox.users.get('ann')?.sessions).toBe(1);
      // What is left can be refreshed, and keeps its level.
      expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
      expect(levelOf(tab)[0]).toBe(THREE);
    },
  );

  it('stays refreshed on the way, shows the page until Cognito asks, and the question until it is answered', async () => {
    const { journey, tab, begin } = await start();
    const until = new Set<string>();
    tab.auth.subscribe(({ view }) => until.add(view));
    const result = begin();
    const step = await tab.at('smsCode');
    // No form of a sign-in.
    expect([...until]).toEqual(['home', 'smsCode']);
    const before = await tab.auth.getTokens();
    const renewed = await tab.auth.getTokens({ forceRefresh: true });
    expect(renewed?.accessToken).not.toBe(before?.accessToken);
    expect(tab.auth.getState().view).toBe('smsCode');
    const views = new Set<string>();
    tab.auth.subscribe(({ view }) => views.add(view));
    step.submitCode(codeSent(journey));
    expect(tab.auth.getState()).toMatchObject({ view: 'smsCode', busy: true });
    expect(await result).toMatchObject({ outcome: 'done' });
    expect([...views]).toEqual(['smsCode', 'home']);
  });

  it('reaches the other tabs, and survives a reload', async () => {
    const { journey, tab, begin } = await start();
    const other = journey.open(config);
    await other.at('home');
    const result = begin();
    (await tab.at('smsCode')).submitCode(codeSent(journey));
    await result;
    while (levelOf(other)[0] !== THREE) await tick();
    expect(other.auth.getState().view).toBe('home');
    expect(await other.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    const again = tab.reload();
    await again.at('home');
    expect(levelOf(again)[0]).toBe(THREE);
  });

  it('that is cancelled or interrupted by a reload leaves the session as it was', async () => {
    const { journey, tab, begin } = await start();
    const result = begin();
    (await tab.at('smsCode')).cancel();
    expect(await result).toEqual({ outcome: 'cancelled' });
    expect((await tab.at('home')).stepUp).toBeUndefined();
    expect(levelOf(tab)[0]).toBe(ONE);

    void begin();
    await tab.at('smsCode');
    const again = tab.reload();
    await again.at('home');
    expect(levelOf(again)[0]).toBe(ONE);
    expect(await again.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    expect(journey.sandbox.journal.count('RevokeToken')).toBe(0);
  });

  it('says why it is refused, and a wrong code keeps the step', async () => {
    const { journey, tab, begin } = await start();
    const result = begin();
    (await tab.at('smsCode')).submitCode('000000');
    const refused = await tab.at('smsCode');
    expect(refused.fault).toMatchObject({ kind: 'code', reason: 'code-wrong', field: 'code' });
    refused.submitCode(codeSent(journey));
    expect(await result).toMatchObject({ outcome: 'done' });

    const outOfReach = await stepUp(tab.auth, { acrValues: FOUR });
    expect(outOfReach).toMatchObject({
      outcome: 'refused',
      fault: { kind: 'refused', code: 'InvalidParameterException' },
    });
    expect((await tab.at('home')).fault).toBeNull();
  });

  it('resolves without a request where the tokens are enough, and from scratch with those of an old sign-in', async () => {
    const { journey, tab, begin } = await start({ acrValues: ONE, maxAge: 60 });
    expect(await begin()).toMatchObject({ outcome: 'done', claims: { acr: ONE } });
    expect(journey.calls()).toEqual([]);
    journey.clock.advance(61_000);
    const result = begin();
    (await tab.at('chooseFactor')).chooseFactor('PASSWORD_SRP');
    const step = await tab.at('password');
    const { auth_time } = tab.auth.getClaims('access') ?? {};
    step.submitPassword(password);
    expect(await result).toMatchObject({ outcome: 'done', claims: { acr: ONE } });
    expect(tab.auth.getClaims('access')?.auth_time).toBe((auth_time ?? 0) + 61);
  });

  it.each([
    ['chooseFactor', { acrValues: ONE, maxAge: 60 }],
    // Asking again would send another code.
    ['smsCode', {}],
  ] as const)(
    'is cancelled by the way back from its first step, %s: there is no form before it',
    async (view, request) => {
      const { journey, tab, begin } = await start(request);
      journey.clock.advance(61_000);
      const result = begin();
      const step = await tab.at(view);
      journey.calls();
      step.back();
      expect(await result).toEqual({ outcome: 'cancelled' });
      expect(journey.calls()).toEqual([]);
      expect((await tab.at('home')).stepUp).toBeUndefined();
    },
  );

  it('ends where the password is wrong, and the user stays signed in', async () => {
    const { journey, tab, begin } = await start({ acrValues: ONE, maxAge: 0, factor: 'PASSWORD' });
    journey.clock.advance(1_000);
    const result = begin();
    (await tab.at('password')).submitPassword('Wrong-horse-1!');
    expect(await result).toMatchObject({ outcome: 'refused', fault: { reason: 'incorrect' } });
    await tab.at('home');
    expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
  });

  it('starts again after it has lapsed', async () => {
    const { journey, tab, begin } = await start();
    const result = begin();
    await tab.at('smsCode');
    journey.clock.advance(3 * 60_000);
    const lapsed = await tab.at('lapsed');
    expect(lapsed.stepUp?.home.user.username).toBe('ann');
    lapsed.restart();
    (await tab.at('smsCode')).submitCode(codeSent(journey));
    expect(await result).toMatchObject({ outcome: 'done' });
  });

  it('gives way to another one', async () => {
    const { journey, tab, begin } = await start();
    const first = begin();
    await tab.at('smsCode');
    const second = begin();
    expect(await first).toEqual({ outcome: 'cancelled' });
    await tab.until(({ busy, view }) => view === 'smsCode' && !busy);
    (await tab.at('smsCode')).submitCode(codeSent(journey));
    expect(await second).toMatchObject({ outcome: 'done' });
  });
});

describe('a step-up that ends before its answer', () => {
  it.each(['here', 'elsewhere', 'by dispose'])('ends with the session (%s)', async (how) => {
    const { journey, tab, begin } = await start();
    const other = journey.open(config);
    await other.at('home');
    const result = begin();
    await tab.at('smsCode');
    if (how === 'here') tab.auth.actions.signOut();
    if (how === 'elsewhere') other.auth.actions.signOut();
    if (how === 'by dispose') tab.auth.dispose();
    expect(await result).toEqual({ outcome: 'ended' });
    if (how === 'by dispose') return;
    expect((await tab.at('signedOut')).stepUp).toBeUndefined();
  });

  it.each([[{}], [{ isolation: 'worker' as const }]])(
    'stores nothing after a sign-out elsewhere, and revokes what came (%o)',
    async (more) => {
      const { journey, tab, begin } = await start({}, more);
      const other = journey.open(config, { openChannel: null });
      await other.at('home');
      const result = begin();
      const step = await tab.at('smsCode');
      const hold = journey.sandbox.faults.add({
        operation: 'RespondToAuthChallenge',
        kind: 'hold',
        times: 1,
      });
      step.submitCode(codeSent(journey));
      await journey.struck(hold);
      other.auth.actions.signOut();
      await other.at('signedOut');
      await settle();
      hold.release();
      expect(await result).toEqual({ outcome: 'ended' });
      expect((await tab.at('signedOut')).reason).toBe('elsewhere');
      while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
      await tab.reload().at('signedOut');
    },
  );

  it.each([[{}], [{ isolation: 'worker' as const }]])(
    'keeps what is stored where it was only cancelled while its answer came (%o)',
    async (more) => {
      const { journey, tab, begin } = await start({}, more);
      const result = begin();
      const step = await tab.at('smsCode');
      const hold = journey.sandbox.faults.add({
        operation: 'RespondToAuthChallenge',
        kind: 'hold',
        times: 1,
      });
      step.submitCode(codeSent(journey));
      await journey.struck(hold);
      tab.auth.actions.cancel();
      expect(await result).toEqual({ outcome: 'cancelled' });
      hold.release();
      await settle();
      await tab.at('home');
      expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
      await tab.reload().at('home');
    },
  );
});
