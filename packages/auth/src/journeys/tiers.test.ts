import type { SandboxOptions } from '@latchkey/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { TestAuthenticator } from '../../test/authenticator.ts';
import { tick } from '../../test/browser.ts';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { totpCode } from '../../test/totp.ts';
import { registerPasskey } from '../account/index.ts';
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

  it('a wrong password is refused, and the right one continues', async () => {
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
    expect((await tab.at('home')).user.username).toBe('ann');
  });

  it('a sign-in that is cancelled does not come back with a reload', async () => {
    const journey = await startJourney(withSms);
    const tab = journey.open(tier);
    await signIn(tab);
    (await tab.at('smsCode')).cancel();
    await tab.at('signedOut');
    expect((await tab.reload().at('signedOut')).fault).toBeNull();
  });

  it('a browser that does not know autofill by passkeys says so', async () => {
    const journey = await startJourney({
      userPool: {
        policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
        webAuthnConfiguration: { relyingPartyId: 'localhost' },
      },
      users: [ann],
    });
    const authenticator = new TestAuthenticator('http://localhost:5173');
    const { credentials } = authenticator;
    const get = vi.fn<CredentialsContainer['get']>((options) => credentials.get(options));
    // No other member of the container is used.
    const container: Partial<CredentialsContainer> = {
      create: (options) => credentials.create(options),
      get,
    };
    const tab = journey.open(
      { ...tier, flow: 'USER_AUTH' },
      { credentials: container as CredentialsContainer },
    );
    (await tab.at('signedOut')).signIn({ ...byPassword, factor: 'PASSWORD_SRP' });
    await tab.at('home');
    await registerPasskey(tab.auth);
    tab.auth.actions.signOut();
    await tab.at('signedOut');
    get.mockRejectedValueOnce(new TypeError("'conditional' is not a valid enum value"));
    tab.auth.actions.signIn({ username: 'ann', factor: 'WEB_AUTHN', autofill: true });
    const { fault } = await tab.until((state) => state.fault !== null);
    expect(fault).toMatchObject({ kind: 'configuration', code: 'autofill-unsupported' });
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
    expect((await tab.at('home')).user.username).toBe('ann');
  });

  it('a code of an authenticator app is asked for', async () => {
    const journey = await startJourney({ ...withSms, users: [{ ...ann, mfa: { totpSecret } }] });
    journey.secrets.add(totpSecret);
    const tab = journey.open(tier);
    await signIn(tab);
    (await tab.at('totpCode')).submitCode(totpCode(totpSecret, journey.clock.now()));
    expect((await tab.at('home')).user.username).toBe('ann');
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

  it('says what it stores', async () => {
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

  it('a step continues in another tab', async () => {
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
    expect(new Set(tokens.map((given) => given?.accessToken)).size).toBe(1);
    expect(journey.sandbox.journal.count('GetTokensFromRefreshToken')).toBe(1);
    (await other.at('home')).signOut();
    await one.at('signedOut');
  });
});

/** Waits until all pending writes to the tab's storage are done. */
async function settled({ tab }: JourneyTab) {
  for (let turn = 0; turn < 50 || tab.sessionStorage.length === 0; turn += 1) await tick();
}
