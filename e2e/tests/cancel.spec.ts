import type { PoolOptions, SandboxPool } from '@latchkey/sandbox';
import { codeAt } from '../support/authenticator-app.ts';
import type { Demo } from '../support/demo.ts';
import { calls } from '../support/journal.ts';
import { codeSent } from '../support/outbox.ts';
import type { Flow } from '../support/target.ts';
import { ada, expect, test } from '../support/test.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const phone = '+442079460000';
type User = NonNullable<PoolOptions['users']>[number];
const person: User = {
  username: ada.username,
  password: ada.password,
  attributes: { email: ada.email, phone_number: phone },
};
const withMfa = (mfa: User['mfa']): PoolOptions => ({
  userPool: {
    mfaConfiguration: 'OPTIONAL',
    enabledMfas: ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'],
  },
  users: [{ ...person, ...(mfa && { mfa }) }],
});
const setUp: PoolOptions = {
  userPool: { mfaConfiguration: 'ON', enabledMfas: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] },
  users: [{ username: ada.username, password: ada.password }],
};
const choice: PoolOptions = {
  userPool: { policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } } },
  users: [person],
};

interface Case {
  /** The call that is pending when the person gives up. */
  readonly inTheAir: string;
  readonly poolOptions: PoolOptions;
  readonly flow?: Flow;
  /** From the open sign-in form to the click that sends the call. */
  readonly send: (demo: Demo, pool: SandboxPool) => Promise<void>;
}

const byPassword = (demo: Demo) => demo.submit(ada.username, ada.password);

async function byFactor(demo: Demo, text: string): Promise<void> {
  await demo.submitUsername(ada.username);
  await demo.choice(text).click();
}

/** The second sign-in of a browser: the first one has registered it as a device. */
async function asDevice(demo: Demo): Promise<void> {
  await byPassword(demo);
  await expect(demo.device).toContainText('Remembered');
  await demo.signOut();
  await demo.openSignIn();
  await byPassword(demo);
}

const cases: readonly Case[] = [
  { inTheAir: 'InitiateAuth:USER_SRP_AUTH', poolOptions: {}, send: byPassword },
  { inTheAir: 'RespondToAuthChallenge:PASSWORD_VERIFIER', poolOptions: {}, send: byPassword },
  ...['DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'].map((name) => ({
    inTheAir: `RespondToAuthChallenge:${name}`,
    poolOptions: { userPool: { deviceConfiguration: {} } },
    send: asDevice,
  })),
  {
    inTheAir: 'RespondToAuthChallenge:NEW_PASSWORD_REQUIRED',
    poolOptions: { users: [{ ...person, status: 'FORCE_CHANGE_PASSWORD' }] },
    send: async (demo) => {
      await byPassword(demo);
      await demo.page.getByLabel('New password', { exact: true }).fill('Analytical-Engine-2');
      await demo.button('Save and continue').click();
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge:SMS_MFA',
    poolOptions: withMfa({ enabled: ['SMS_MFA'] }),
    send: async (demo, pool) => {
      await byPassword(demo);
      await demo.submitCode(await codeSent(pool.outbox, phone));
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge:EMAIL_OTP',
    poolOptions: withMfa({ enabled: ['EMAIL_OTP'] }),
    send: async (demo, pool) => {
      await byPassword(demo);
      await demo.submitCode(await codeSent(pool.outbox, ada.email));
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge:SOFTWARE_TOKEN_MFA',
    poolOptions: withMfa({ totpSecret }),
    send: async (demo, pool) => {
      await byPassword(demo);
      await demo.submitCode(codeAt(totpSecret, pool.clock.now()));
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge:SELECT_MFA_TYPE',
    poolOptions: withMfa({ enabled: ['SMS_MFA'], totpSecret }),
    send: async (demo) => {
      await byPassword(demo);
      await demo.choice('Text message').click();
    },
  },
  {
    inTheAir: 'AssociateSoftwareToken',
    poolOptions: setUp,
    send: async (demo) => {
      await byPassword(demo);
      await demo.choice('Authenticator app').click();
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge:MFA_SETUP',
    poolOptions: setUp,
    send: async (demo) => {
      await byPassword(demo);
      await demo.choice('Email').click();
      await demo.page.getByLabel('Email address').fill(ada.email);
      await demo.button('Send a code').click();
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge:SELECT_CHALLENGE',
    flow: 'USER_AUTH',
    poolOptions: choice,
    send: (demo) => byFactor(demo, 'A code in your inbox.'),
  },
  {
    inTheAir: 'RespondToAuthChallenge:PASSWORD_VERIFIER',
    flow: 'USER_AUTH',
    poolOptions: choice,
    send: async (demo) => {
      await byFactor(demo, 'The password of this account.');
      await demo.submitPassword(ada.password);
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge:SMS_OTP',
    flow: 'USER_AUTH',
    poolOptions: choice,
    send: async (demo, pool) => {
      await byFactor(demo, 'A code on your phone.');
      await demo.submitCode(await codeSent(pool.outbox, phone));
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge:CUSTOM_CHALLENGE',
    flow: 'CUSTOM_AUTH',
    poolOptions: {
      users: [person],
      customAuth: {
        rounds: [{ publicChallengeParameters: { question: 'First pet?' }, answer: 'rex' }],
      },
    },
    send: async (demo) => {
      await demo.submit(ada.username, '');
      await demo.page.getByLabel('First pet?').fill('rex');
      await demo.button('Continue').click();
    },
  },
];

for (const { inTheAir, poolOptions, flow, send } of cases) {
  test.describe(`with ${inTheAir} in the air${flow ? ` (${flow})` : ''}`, () => {
    test.use({ poolOptions: { users: [person], ...poolOptions }, ...(flow && { flow }) });

    test('a person who cancels is out at once; the answer changes nothing, and tokens in it are revoked', async ({
      demo,
      pool,
    }) => {
      const [operation = '', challengeName] = inTheAir.split(':');
      const held = pool.faults.add({
        kind: 'hold',
        operation,
        ...(operation === 'RespondToAuthChallenge' && challengeName && { challengeName }),
      });
      await demo.openSignIn();
      await send(demo, pool);
      await expect.poll(() => held.hits).toBe(1);
      await demo.button('Cancel').click();
      await demo.expectSignedOut();

      held.release();
      await expect.poll(() => calls(pool.journal)).toContain(inTheAir);
      await expect.poll(() => pool.users.get(ada.username)?.sessions).toBe(0);
      await demo.page.reload();
      await demo.expectSignedOut();
      const later = calls(pool.journal).slice(calls(pool.journal).indexOf(inTheAir) + 1);
      expect(later.filter((call) => call !== 'RevokeToken')).toEqual([]);
    });
  });
}

test('tokens that come after the person has cancelled are revoked, and not stored', async ({
  demo,
  pool,
}) => {
  // Tokens are encrypted before they are stored: here that waits until the test continues. The step is encrypted earlier.
  await demo.page.addInitScript(() => {
    const { subtle } = crypto;
    const encrypt = subtle.encrypt.bind(subtle);
    subtle.encrypt = async (algorithm, key, data) => {
      const { dataset } = document.documentElement;
      // Once: sessions stored for a later revocation are encrypted as well.
      if (dataset.encrypting === undefined && new TextDecoder().decode(data).includes('refreshToken')) {
        dataset.encrypting = '';
        await new Promise((resolve) => window.addEventListener('encrypt', resolve, { once: true }));
      }
      return encrypt(algorithm, key, data);
    };
  });
  await demo.openSignIn();
  await byPassword(demo);
  await expect(demo.page.locator('html[data-encrypting]')).toBeAttached();
  await demo.button('Cancel').click();
  await demo.expectSignedOut();
  expect(pool.users.get(ada.username)?.sessions).toBe(1);

  await demo.page.evaluate(() => window.dispatchEvent(new Event('encrypt')));
  await expect.poll(() => calls(pool.journal).at(-1)).toBe('RevokeToken');
  expect(pool.users.get(ada.username)?.sessions).toBe(0);
  await demo.page.reload();
  await demo.expectSignedOut();
});
