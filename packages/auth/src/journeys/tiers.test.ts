import type { SandboxOptions } from '@latchkey/sandbox';
import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { totpCode } from '../../test/totp.ts';
import type { AuthConfig } from '../api.ts';
import { exportSignIn, resumeSignIn } from '../resume/index.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const ann = { username: 'ann', password, attributes: { phone_number: '+15550100' } };
const byPassword = { username: 'ann', password };
const withSms: SandboxOptions = {
  userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
  users: [{ ...ann, mfa: { enabled: ['SMS_MFA'] } }],
};
const withDevices: SandboxOptions = {
  userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
  users: [ann],
};

const tiers: readonly [string, Partial<AuthConfig>][] = [
  ['encrypted', {}],
  ['memory', { storage: 'memory' }],
  ['worker', { isolation: 'worker' }],
  ['worker and memory', { isolation: 'worker', storage: 'memory' }],
];
const persistent = tiers.filter(([, { storage }]) => storage !== 'memory');

const signIn = async (tab: JourneyTab, request = byPassword) => (await tab.at('signedOut')).signIn(request);

describe.each(tiers)('with the tier %s', (_, tier) => {
  it('a person signs in by SRP, refreshes and signs out', async () => {
    const journey = await startJourney({ users: [ann] });
    const tab = journey.open(tier);
    await signIn(tab);
    expect((await tab.at('home')).user.username).toBe('ann');
    const before = await tab.auth.getTokens();
    const after = await tab.auth.getTokens({ forceRefresh: true });
    expect(after?.accessToken).toBeDefined();
    expect(after?.accessToken).not.toBe(before?.accessToken);
    (await tab.at('home')).signOut();
    await tab.at('signedOut');
    expect(await tab.auth.getTokens()).toBeNull();
    expect(tab.auth.getClaims()).toBeNull();
    expect(journey.calls()).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge PASSWORD_VERIFIER',
      'GetTokensFromRefreshToken',
      'RevokeToken',
    ]);
  });

  it('a wrong password is refused, and the right one goes on', async () => {
    const journey = await startJourney({ users: [ann] });
    const tab = journey.open(tier);
    await signIn(tab, { ...byPassword, password: 'Wrong-horse-1!' });
    const form = await tab.at('signIn');
    expect(form.fault).toMatchObject({ kind: 'credentials' });
    form.signIn(byPassword);
    await tab.at('home');
  });

  it('a new password is set', async () => {
    const journey = await startJourney({ users: [{ ...ann, status: 'FORCE_CHANGE_PASSWORD' }] });
    journey.secrets.add('Another-horse-2!');
    const tab = journey.open(tier);
    await signIn(tab);
    (await tab.at('newPassword')).submitNewPassword('Another-horse-2!');
    await tab.at('home');
  });

  it('a code is asked for, a wrong one refused', async () => {
    const journey = await startJourney(withSms);
    const tab = journey.open(tier);
    await signIn(tab);
    const step = await tab.at('smsCode');
    expect(step.delivery).toMatchObject({ medium: 'SMS' });
    step.submitCode('000000');
    expect((await tab.until(({ busy, fault }) => !busy && fault !== null)).fault?.kind).toBe('code');
    const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
    journey.secrets.add(code);
    (await tab.at('smsCode')).submitCode(code);
    await tab.at('home');
  });

  it('an authenticator app is set up', async () => {
    const journey = await startJourney({
      userPool: { mfaConfiguration: 'ON', enabledMfas: ['SOFTWARE_TOKEN_MFA'] },
      users: [{ username: 'ann', password }],
    });
    const tab = journey.open(tier);
    await signIn(tab);
    const step = await tab.at('setUpTotp');
    step.submitTotpSetup(totpCode(step.getTotpSetup()?.secret ?? '', journey.clock.now()));
    await tab.at('home');
  });

  it('a code of an authenticator app is asked for', async () => {
    const journey = await startJourney({ ...withSms, users: [{ ...ann, mfa: { totpSecret } }] });
    journey.secrets.add(totpSecret);
    const tab = journey.open(tier);
    await signIn(tab);
    (await tab.at('totpCode')).submitCode(totpCode(totpSecret, journey.clock.now()));
    await tab.at('home');
  });

  it('the device is confirmed, and proved at the next sign-in', async () => {
    const journey = await startJourney(withDevices);
    const tab = journey.open(tier);
    await signIn(tab);
    await tab.until((state) => state.view === 'home' && state.device === 'remembered');
    tab.auth.actions.signOut();
    await tab.at('signedOut');
    journey.calls();
    await signIn(tab);
    await tab.at('home');
    expect(journey.calls()).toEqual([
      'InitiateAuth',
      'RespondToAuthChallenge PASSWORD_VERIFIER',
      'RespondToAuthChallenge DEVICE_SRP_AUTH',
      'RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER',
    ]);
  });

  it('says what it keeps', async () => {
    const journey = await startJourney();
    const { auth } = journey.open(tier);
    const { storage, reason } = await auth.getCapabilities();
    expect({ storage, reason }).toEqual(
      tier.storage === 'memory'
        ? { storage: 'memory', reason: 'chosen' }
        : { storage: 'encrypted', reason: undefined },
    );
  });
});

describe.each(persistent)('with the tier %s', (_, tier) => {
  it('a reload keeps the session', async () => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    await signIn(tab);
    await tab.at('home');
    expect((await tab.reload().at('home')).user.username).toBe('ann');
  });

  it('a reload comes back to the open step', async () => {
    const journey = await startJourney(withSms);
    const tab = journey.open(tier);
    await signIn(tab);
    const before = await tab.at('smsCode');
    await settled(tab);
    const back = tab.reload();
    expect(JSON.stringify(await back.at('smsCode'))).toBe(JSON.stringify(before));
    const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
    journey.secrets.add(code);
    (await back.at('smsCode')).submitCode(code);
    await back.at('home');
  });

  it('a step goes on in another tab', async () => {
    const journey = await startJourney(withSms);
    const [tab, other] = [journey.open(tier), journey.open(tier)];
    await signIn(tab);
    await tab.at('smsCode');
    const state = await resumeSignIn(other.auth, await exportSignIn(tab.auth));
    expect(state).toMatchObject({ view: 'smsCode', username: 'ann' });
    await expect(resumeSignIn(other.auth, 'lkt1.nothing')).rejects.toMatchObject({ code: 'resume-invalid' });
  });

  it('tabs sign in, refresh and sign out together', async () => {
    const journey = await startJourney();
    const [one, other] = [journey.open(tier), journey.open(tier)];
    await Promise.all([one.at('signedOut'), other.at('signedOut')]);
    await signIn(one);
    await Promise.all([one.at('home'), other.at('home')]);
    const tokens = await Promise.all([one, other].map(({ auth }) => auth.getTokens({ forceRefresh: true })));
    expect(new Set(tokens.map((held) => held?.accessToken)).size).toBe(1);
    expect(journey.sandbox.journal.count('GetTokensFromRefreshToken')).toBe(1);
    (await other.at('home')).signOut();
    await one.at('signedOut');
  });
});

/** All that was on its way to the tab's storage is there. */
async function settled({ tab }: JourneyTab) {
  for (let turn = 0; turn < 50 || tab.sessionStorage.length === 0; turn += 1) await tick();
}
