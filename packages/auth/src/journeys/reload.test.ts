import type { SandboxOptions } from '@latchkey/sandbox';
import { describe, expect, it } from 'vitest';
import { TestAuthenticator } from '../../test/authenticator.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { totpCode } from '../../test/totp.ts';
import { registerPasskey } from '../account/index.ts';
import type { SignInRequest } from '../requests.ts';
import type { StateOf, View } from '../views.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const ann = {
  username: 'ann',
  password,
  attributes: { email: 'ann@example.com', phone_number: '+15550100' },
};
type Pool = NonNullable<SandboxOptions['userPool']>;
const mfa: Pool = {
  mfaConfiguration: 'OPTIONAL',
  enabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
};
const factors: Pool = {
  policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] } },
  webAuthnConfiguration: { relyingPartyId: 'localhost' },
};

function code(journey: Journey): string {
  const { code: sent = '' } = journey.sandbox.outbox.latest('ann') ?? {};
  journey.secrets.add(sent);
  return sent;
}

interface Case<V extends View> {
  readonly view: V;
  readonly options: SandboxOptions;
  readonly request: SignInRequest;
  readonly finish: (step: StateOf<V>, journey: Journey, tab: JourneyTab) => unknown;
}
/** Keeps each case's view and its `finish` together. */
const on = <V extends View>(given: Case<V>) =>
  [
    given.view,
    {
      ...given,
      finish: (tab: JourneyTab, journey: Journey) =>
        tab.at(given.view).then((step) => given.finish(step, journey, tab)),
    },
  ] as const;

const byPassword = { username: 'ann', password };
const byChoice = { username: 'ann', flow: 'USER_AUTH' } as const;

/** The sign-in is encrypted and stored in the background. */
const saved = (tab: JourneyTab) => expect.poll(() => tab.tab.sessionStorage.length).toBe(1);

describe('a reload', () => {
  it.each([
    on({
      view: 'smsCode',
      options: { userPool: mfa, users: [{ ...ann, mfa: { enabled: ['SMS_MFA'] } }] },
      request: byPassword,
      finish: (step, journey) => step.submitCode(code(journey)),
    }),
    on({
      view: 'totpCode',
      options: { userPool: mfa, users: [{ ...ann, mfa: { totpSecret } }] },
      request: byPassword,
      finish: (step, { clock }) => step.submitCode(totpCode(totpSecret, clock.now())),
    }),
    on({
      view: 'chooseMfa',
      options: { userPool: mfa, users: [{ ...ann, mfa: { enabled: ['SMS_MFA'], totpSecret } }] },
      request: byPassword,
      finish: async (step, journey, tab) => {
        step.chooseMfa('SMS_MFA');
        (await tab.at('smsCode')).submitCode(code(journey));
      },
    }),
    on({
      view: 'setUpTotp',
      options: {
        userPool: { mfaConfiguration: 'ON', enabledMfas: ['SOFTWARE_TOKEN_MFA'] },
        users: [{ username: 'ann', password }],
      },
      request: byPassword,
      finish: (step, { clock }) =>
        step.submitTotpSetup(totpCode(step.getTotpSetup()?.secret ?? '', clock.now())),
    }),
    on({
      view: 'newPassword',
      options: { users: [{ ...ann, status: 'FORCE_CHANGE_PASSWORD' }] },
      request: byPassword,
      finish: (step) => step.submitNewPassword('Another-horse-2!'),
    }),
    on({
      view: 'chooseFactor',
      options: { userPool: factors, users: [ann] },
      request: byChoice,
      finish: async (step, _, tab) => {
        step.chooseFactor('PASSWORD_SRP');
        (await tab.at('password')).submitPassword(password);
      },
    }),
    on({
      view: 'password',
      options: { users: [ann] },
      request: byChoice,
      finish: (step) => step.submitPassword(password),
    }),
    on({
      view: 'emailCode',
      options: { userPool: factors, users: [ann] },
      request: { ...byChoice, factor: 'EMAIL_OTP' },
      finish: (step, journey) => step.submitCode(code(journey)),
    }),
  ])(
    'at %s comes back to the same step, which can be answered',
    async (view, { options, request, finish }) => {
      const journey = await startJourney(options);
      journey.secrets.add(totpSecret, 'Another-horse-2!');
      const tab = journey.open();
      (await tab.at('signedOut')).signIn(request);
      const before = await tab.at(view);
      await saved(tab);
      const reloaded = tab.reload();
      expect(await reloaded.at(view)).toMatchObject({ username: 'ann', fault: null });
      expect(JSON.stringify(await reloaded.at(view))).toBe(JSON.stringify(before));
      await finish(reloaded, journey);
      expect((await reloaded.at('home')).user.username).toBe('ann');
      expect((await reloaded.reload().at('home')).user.username).toBe('ann');
      expect(reloaded.tab.sessionStorage.length).toBe(0);
    },
  );

  it('at a passkey asks for it again', async () => {
    const authenticator = new TestAuthenticator('http://localhost:5173');
    const journey = await startJourney({ userPool: factors, users: [ann] });
    const tab = journey.open({ flow: 'USER_AUTH' }, { credentials: authenticator.credentials });
    (await tab.at('signedOut')).signIn({ username: 'ann', factor: 'PASSWORD_SRP', password });
    await tab.at('home');
    await registerPasskey(tab.auth);
    tab.auth.actions.signOut();
    authenticator.dismissNext();
    (await tab.at('signedOut')).signIn({ username: 'ann', factor: 'WEB_AUTHN' });
    await tab.at('passkey');
    await saved(tab);
    expect((await tab.reload().at('home')).user.username).toBe('ann');
  });

  it('at an answer of the password that is on its way starts at the username', async () => {
    const journey = await startJourney();
    const hold = journey.sandbox.faults.add({ operation: 'RespondToAuthChallenge', kind: 'hold', times: 1 });
    const tab = journey.open();
    (await tab.at('signedOut')).signIn(byPassword);
    await journey.struck(hold);
    expect(tab.auth.getState()).toMatchObject({ view: 'signIn', busy: true });
    await saved(tab);
    const reloaded = tab.reload();
    const form = await reloaded.at('signIn');
    expect(form).toMatchObject({ username: 'ann', fault: null });
    journey.sandbox.faults.clear();
    form.signIn(byPassword);
    expect((await reloaded.at('home')).user.username).toBe('ann');
  });

  it('after the step has lapsed starts at the username', async () => {
    const journey = await startJourney({ userPool: mfa, users: [{ ...ann, mfa: { enabled: ['SMS_MFA'] } }] });
    const tab = journey.open();
    (await tab.at('signedOut')).signIn(byPassword);
    await tab.at('smsCode');
    await saved(tab);
    tab.auth.dispose();
    journey.clock.advance(180_000);
    expect(await tab.reload().at('signIn')).toMatchObject({ username: 'ann', fault: null });
  });

  it('after the sign-in was cancelled starts at nothing', async () => {
    const journey = await startJourney({ userPool: mfa, users: [{ ...ann, mfa: { enabled: ['SMS_MFA'] } }] });
    const tab = journey.open();
    (await tab.at('signedOut')).signIn(byPassword);
    (await tab.at('smsCode')).cancel();
    await tab.at('signedOut');
    expect(await tab.reload().at('signedOut')).toMatchObject({ fault: null });
  });

  it('does not show the step of another tab', async () => {
    const journey = await startJourney({ userPool: mfa, users: [{ ...ann, mfa: { enabled: ['SMS_MFA'] } }] });
    const tab = journey.open();
    (await tab.at('signedOut')).signIn(byPassword);
    await tab.at('smsCode');
    expect(await journey.open().at('signedOut')).toMatchObject({ fault: null });
  });
});
