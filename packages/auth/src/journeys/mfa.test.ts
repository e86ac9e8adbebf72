import type { SandboxOptions } from '@latchkey/sandbox';
import { describe, expect, it } from 'vitest';
import { type Journey, password, startJourney } from '../../test/journey.ts';
import { totpCode } from '../../test/totp.ts';

type Mfa = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const every: Mfa[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'];

const pool = (mfa: { enabled?: Mfa[]; preferred?: Mfa; totpSecret?: string }) => ({
  userPool: { mfaConfiguration: 'OPTIONAL' as const, enabledMfas: every },
  users: [
    { username: 'ann', password, attributes: { email: 'ann@example.com', phone_number: '+15550100' }, mfa },
  ],
});

/** A pool that requires a second factor of everybody, and a user who has none and no address to send codes to. */
const demanding = {
  userPool: { mfaConfiguration: 'ON' as const, enabledMfas: every },
  users: [{ username: 'ann', password }],
};

async function signIn(options: SandboxOptions) {
  const journey = await startJourney(options);
  journey.secrets.add(totpSecret);
  const tab = journey.open({ totpIssuer: 'Example' });
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  return { journey, ...tab };
}

function codeSent(journey: Journey): string {
  const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
  journey.secrets.add(code);
  return code;
}

describe('a second factor', () => {
  it.each([
    ['SMS_MFA', 'smsCode', 'SMS'],
    ['EMAIL_OTP', 'emailCode', 'EMAIL'],
  ] as const)(
    '%s is asked for with its destination; a wrong code keeps the step',
    async (mfa, view, medium) => {
      const { journey, at } = await signIn(pool({ enabled: [mfa], preferred: mfa }));
      const step = await at(view);
      expect(step).toMatchObject({ username: 'ann', delivery: { medium }, canResend: false, fault: null });
      step.submitCode('000000');
      const refused = await at(view);
      expect(refused.fault).toEqual({
        kind: 'code',
        code: 'CodeMismatchException',
        reason: 'code-wrong',
        field: 'code',
      });
      refused.clearFault();
      expect((await at(view)).fault).toBeNull();
      refused.submitCode(codeSent(journey));
      await at('home');
    },
  );

  it('SOFTWARE_TOKEN_MFA takes the code of the authenticator app, once', async () => {
    const { journey, at, auth } = await signIn(pool({ totpSecret, preferred: 'SOFTWARE_TOKEN_MFA' }));
    const code = totpCode(totpSecret, journey.clock.now());
    journey.secrets.add(code);
    (await at('totpCode')).submitCode('000000');
    expect((await at('totpCode')).fault?.kind).toBe('code');
    (await at('totpCode')).submitCode(code);
    await at('home');
    auth.actions.signOut();
    (await at('signedOut')).signIn({ username: 'ann', password });
    (await at('totpCode')).submitCode(code);
    expect((await at('totpCode')).fault).toEqual({
      kind: 'code',
      code: 'ExpiredCodeException',
      reason: 'code-expired',
      field: 'code',
    });
  });

  it('is chosen among several', async () => {
    const { journey, at } = await signIn(pool({ enabled: ['SMS_MFA'], totpSecret }));
    const step = await at('chooseMfa');
    expect(step.choices.toSorted()).toEqual(['SMS_MFA', 'SOFTWARE_TOKEN_MFA']);
    step.chooseMfa('SMS_MFA');
    (await at('smsCode')).submitCode(codeSent(journey));
    expect((await at('home')).user.username).toBe('ann');
  });

  it('lapses with its Session, and the username is kept', async () => {
    const { journey, at } = await signIn(pool({ enabled: ['SMS_MFA'], preferred: 'SMS_MFA' }));
    const step = await at('smsCode');
    expect(step.lapsesAt).toBe(journey.clock.now() + 180_000);
    journey.clock.advance(180_000);
    const lapsed = await at('lapsed');
    expect(lapsed.username).toBe('ann');
    lapsed.restart();
    expect((await at('signIn')).username).toBe('ann');
  });

  it('whose Session the server has dropped lapses, too', async () => {
    const { journey, at } = await signIn(pool({ enabled: ['SMS_MFA'], preferred: 'SMS_MFA' }));
    const step = await at('smsCode');
    journey.sandbox.clock.advance(181_000);
    step.submitCode(codeSent(journey));
    expect((await at('lapsed')).username).toBe('ann');
  });

  it('is not asked for on a device that was remembered in a sign-in that passed it', async () => {
    const options = pool({ enabled: ['SMS_MFA'], preferred: 'SMS_MFA' });
    const { journey, at, until, auth } = await signIn({
      ...options,
      userPool: { ...options.userPool, deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    });
    (await at('smsCode')).submitCode(codeSent(journey));
    await until((state) => state.view === 'home' && state.device === 'remembered');
    auth.actions.signOut();
    (await at('signedOut')).signIn({ username: 'ann', password });
    await at('home');
    expect(journey.calls().slice(-3)).toEqual([
      'RespondToAuthChallenge PASSWORD_VERIFIER',
      'RespondToAuthChallenge DEVICE_SRP_AUTH',
      'RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER',
    ]);
  });

  it('that is cancelled leads back to the sign-in form', async () => {
    const { at } = await signIn(pool({ enabled: ['SMS_MFA'], preferred: 'SMS_MFA' }));
    (await at('smsCode')).back();
    expect((await at('signIn')).username).toBe('ann');
  });
});

describe('a second factor that is to be set up', () => {
  it('by an authenticator app shows secret and URI, and checks the first code', async () => {
    const { journey, at } = await signIn(demanding);
    (await at('setUpMfa')).chooseMfa('SOFTWARE_TOKEN_MFA');
    const step = await at('setUpTotp');
    const { secret = '', uri } = step.getTotpSetup() ?? {};
    journey.secrets.add(secret);
    expect(uri).toBe(`otpauth://totp/Example:ann?secret=${secret}&issuer=Example`);
    step.submitTotpSetup('000000', 'My phone');
    const refused = await at('setUpTotp');
    expect(refused.fault).toEqual({
      kind: 'code',
      code: 'EnableSoftwareTokenMFAException',
      reason: 'code-wrong',
      field: 'code',
    });
    refused.submitTotpSetup(totpCode(secret, journey.clock.now()), 'My phone');
    await at('home');
    expect(refused.getTotpSetup()).toBeNull();
    expect(journey.sandbox.users.get('ann')?.mfa).toContain('SOFTWARE_TOKEN_MFA');
  });

  it('by email asks for the address, then for the code', async () => {
    const { journey, at } = await signIn(demanding);
    (await at('setUpMfa')).chooseMfa('EMAIL_OTP');
    (await at('setUpEmail')).submitEmail('ann@new.example');
    (await at('emailCode')).submitCode(codeSent(journey));
    expect((await at('home')).user.username).toBe('ann');
  });
});
