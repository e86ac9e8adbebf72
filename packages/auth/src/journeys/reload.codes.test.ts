import { describe, expect, it } from 'vitest';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { totpCode } from '../../test/totp.ts';
import type { AuthConfig } from '../api.ts';

const tiers: readonly [string, Partial<AuthConfig>][] = [
  ['on the page', {}],
  ['in a worker', { isolation: 'worker' }],
];

const saved = (tab: JourneyTab) => expect.poll(() => tab.tab.sessionStorage.length).toBe(1);

function code(journey: Journey, username: string): string {
  const { code: sent = '' } = journey.sandbox.outbox.latest(username) ?? {};
  journey.secrets.add(sent);
  return sent;
}

describe.each(tiers)('a reload while the code comes, %s', (_, tier) => {
  it('leads back to the sign-up, without its password', async () => {
    const journey = await startJourney({ userPool: { autoVerifiedAttributes: ['email'] } });
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signUp({
      username: 'bob',
      password,
      attributes: { email: 'bob@example.com' },
    });
    const { delivery } = await tab.at('confirmSignUp');
    await saved(tab);
    const reloaded = tab.reload();
    const step = await reloaded.at('confirmSignUp');
    expect(step).toMatchObject({ username: 'bob', delivery, fault: null });
    step.resend();
    await reloaded.until((state) => state.busy);
    await reloaded.at('confirmSignUp');
    (await reloaded.at('confirmSignUp')).confirmSignUp(code(journey, 'bob'));
    // The pool signs in a person who has just confirmed.
    expect((await reloaded.at('home')).user.username).toBe('bob');
    expect(reloaded.tab.sessionStorage.length).toBe(0);
  });

  it('leads back to the reset', async () => {
    const journey = await startJourney({ userPool: { autoVerifiedAttributes: ['email'] } });
    const tab = journey.open(tier);
    (await tab.at('signedOut')).showForgotPassword();
    (await tab.at('forgotPassword')).requestReset('ann', { theme: 'dark' });
    const { delivery } = await tab.at('resetPassword');
    await saved(tab);
    const reloaded = tab.reload();
    const step = await reloaded.at('resetPassword');
    expect(step).toMatchObject({ username: 'ann', delivery });
    journey.secrets.add('Another-horse-2!');
    step.confirmReset(code(journey, 'ann'), 'Another-horse-2!');
    expect(await reloaded.at('signIn')).toMatchObject({ notice: 'passwordChanged' });
  });

  it('leads back to the authenticator app that is being enrolled, with the same key', async () => {
    const journey = await startJourney({
      userPool: { mfaConfiguration: 'ON', enabledMfas: ['SOFTWARE_TOKEN_MFA'] },
    });
    const tab = journey.open(tier);
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    const setup = (await tab.at('setUpTotp')).getTotpSetup();
    await saved(tab);
    const reloaded = tab.reload();
    const step = await reloaded.at('setUpTotp');
    expect(step.getTotpSetup()).toEqual(setup);
    expect(journey.sandbox.journal.count('AssociateSoftwareToken')).toBe(1);
    step.submitTotpSetup(totpCode(setup?.secret ?? '', journey.clock.now()));
    await reloaded.at('home');
    expect(reloaded.tab.sessionStorage.length).toBe(0);
  });

  it('does not lead back to a cancelled sign-in', async () => {
    const journey = await startJourney();
    const tab = journey.open(tier);
    (await tab.at('signedOut')).showForgotPassword();
    (await tab.at('forgotPassword')).requestReset('ann');
    await tab.at('resetPassword');
    await saved(tab);
    tab.auth.actions.cancel();
    await expect.poll(() => tab.tab.sessionStorage.length).toBe(0);
    expect((await tab.reload().auth.ready()).view).toBe('signedOut');
  });
});
