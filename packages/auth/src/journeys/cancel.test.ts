import type { SandboxOptions } from '@latchkey/sandbox';
import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { totpCode } from '../../test/totp.ts';
import type { SignInFlow } from '../model.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const attributes = { email: 'ann@example.com', phone_number: '+442079460000' };
type User = NonNullable<SandboxOptions['users']>[number];
const ann: User = { username: 'ann', password, attributes };

const withMfa = (mfa: NonNullable<User['mfa']>): SandboxOptions => ({
  userPool: {
    mfaConfiguration: 'OPTIONAL',
    enabledMfas: ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'],
  },
  users: [{ ...ann, mfa }],
});
const setUp: SandboxOptions = {
  userPool: { mfaConfiguration: 'ON', enabledMfas: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] },
  users: [{ username: 'ann', password }],
};
const choice: SandboxOptions = {
  userPool: { policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } } },
  users: [ann],
};

interface Case {
  /** The call that is pending when the person gives up. */
  readonly inTheAir: string;
  readonly options: SandboxOptions;
  readonly flow?: SignInFlow;
  readonly isolation?: 'worker';
  /** From the sign-in form to the action that sends the call. */
  readonly send: (tab: JourneyTab, journey: Journey) => Promise<void>;
}

async function byPassword({ at }: JourneyTab): Promise<void> {
  (await at('signedOut')).signIn({ username: 'ann', password });
}

async function byFactor({ at }: JourneyTab, factor: 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP'): Promise<void> {
  (await at('signedOut')).signIn({ username: 'ann' });
  (await at('chooseFactor')).chooseFactor(factor);
}

/** The second sign-in of a browser: the first one has registered it as a device. */
async function asDevice(tab: JourneyTab): Promise<void> {
  await byPassword(tab);
  await tab.until((state) => state.view === 'home' && state.device === 'remembered');
  tab.auth.actions.signOut();
  await byPassword(tab);
}

function codeSent(journey: Journey): string {
  const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
  journey.secrets.add(code);
  return code;
}

const cases: readonly Case[] = [
  { inTheAir: 'InitiateAuth', options: {}, send: byPassword },
  { inTheAir: 'RespondToAuthChallenge PASSWORD_VERIFIER', options: {}, send: byPassword },
  {
    inTheAir: 'RespondToAuthChallenge PASSWORD_VERIFIER',
    options: {},
    isolation: 'worker',
    send: byPassword,
  },
  ...['DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'].map((name) => ({
    inTheAir: `RespondToAuthChallenge ${name}`,
    options: { userPool: { deviceConfiguration: {} } },
    send: asDevice,
  })),
  {
    inTheAir: 'RespondToAuthChallenge NEW_PASSWORD_REQUIRED',
    options: { users: [{ ...ann, status: 'FORCE_CHANGE_PASSWORD' }] },
    send: async (tab, journey) => {
      await byPassword(tab);
      journey.secrets.add('Analytical-Engine-2');
      (await tab.at('newPassword')).submitNewPassword('Analytical-Engine-2');
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge SMS_MFA',
    options: withMfa({ enabled: ['SMS_MFA'] }),
    send: async (tab, journey) => {
      await byPassword(tab);
      (await tab.at('smsCode')).submitCode(codeSent(journey));
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge EMAIL_OTP',
    options: withMfa({ enabled: ['EMAIL_OTP'] }),
    send: async (tab, journey) => {
      await byPassword(tab);
      (await tab.at('emailCode')).submitCode(codeSent(journey));
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge SOFTWARE_TOKEN_MFA',
    options: withMfa({ totpSecret }),
    send: async (tab, journey) => {
      await byPassword(tab);
      (await tab.at('totpCode')).submitCode(totpCode(totpSecret, journey.clock.now()));
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge SELECT_MFA_TYPE',
    options: withMfa({ enabled: ['SMS_MFA'], totpSecret }),
    send: async (tab) => {
      await byPassword(tab);
      (await tab.at('chooseMfa')).chooseMfa('SMS_MFA');
    },
  },
  {
    inTheAir: 'AssociateSoftwareToken',
    options: setUp,
    send: async (tab) => {
      await byPassword(tab);
      (await tab.at('setUpMfa')).chooseMfa('SOFTWARE_TOKEN_MFA');
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge MFA_SETUP',
    options: setUp,
    send: async (tab) => {
      await byPassword(tab);
      (await tab.at('setUpMfa')).chooseMfa('EMAIL_OTP');
      (await tab.at('setUpEmail')).submitEmail('ann@example.com');
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge SELECT_CHALLENGE',
    options: choice,
    flow: 'USER_AUTH',
    send: (tab) => byFactor(tab, 'EMAIL_OTP'),
  },
  {
    inTheAir: 'RespondToAuthChallenge PASSWORD_VERIFIER',
    options: choice,
    flow: 'USER_AUTH',
    send: async (tab) => {
      await byFactor(tab, 'PASSWORD_SRP');
      (await tab.at('password')).submitPassword(password);
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge SMS_OTP',
    options: choice,
    flow: 'USER_AUTH',
    send: async (tab, journey) => {
      await byFactor(tab, 'SMS_OTP');
      (await tab.at('smsCode')).submitCode(codeSent(journey));
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge CUSTOM_CHALLENGE',
    options: {
      users: [ann],
      customAuth: { rounds: [{ publicChallengeParameters: { question: 'First pet?' }, answer: 'rex' }] },
    },
    flow: 'CUSTOM_AUTH',
    send: async ({ at }, journey) => {
      (await at('signedOut')).signIn({ username: 'ann' });
      const { submitAnswer } = await at('custom');
      journey.secrets.add('rex');
      submitAnswer('rex');
    },
  },
];

describe('a sign-in that is cancelled', () => {
  for (const { inTheAir, options, flow, isolation, send } of cases) {
    it(`is over immediately with ${inTheAir} in the air${flow ? ` (${flow})` : ''}${isolation ? ' in a worker' : ''}; the answer changes nothing, and tokens in it are revoked`, async () => {
      const journey = await startJourney({ users: [ann], ...options });
      journey.secrets.add(totpSecret);
      const tab = journey.open({
        totpIssuer: 'Example',
        ...(flow && { flow }),
        ...(isolation && { isolation }),
      });
      const [operation = '', challengeName] = inTheAir.split(' ');
      const fault = journey.sandbox.faults.add({
        kind: 'hold',
        operation,
        ...(challengeName !== undefined && { challengeName }),
      });
      await send(tab, journey);
      await journey.struck(fault);
      tab.auth.actions.cancel();
      expect(tab.auth.getState()).toMatchObject({ view: 'signedOut', busy: false });

      fault.release();
      const calls: string[] = [];
      const more = async () => {
        await tick();
        calls.push(...journey.calls());
      };
      while (!calls.includes(inTheAir)) await more();
      while (journey.sandbox.users.get('ann')?.sessions !== 0) await more();
      await tab.reload().at('signedOut');
      await more();
      const later = calls.slice(calls.indexOf(inTheAir) + 1);
      expect(later.filter((call) => call !== 'RevokeToken')).toEqual([]);
    });
  }
});
