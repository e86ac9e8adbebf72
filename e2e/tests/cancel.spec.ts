import type { PoolOptions, SandboxPool } from '@latchkey/sandbox';
import type { Demo } from '../support/demo.ts';
import { calls } from '../support/journal.ts';
import { codeSent } from '../support/outbox.ts';
import type { Flow } from '../support/target.ts';
import { ada, expect, test } from '../support/test.ts';

const phone = '+442079460000';

interface Case {
  /** The call that is pending when the person gives up. */
  readonly inTheAir: string;
  readonly poolOptions: PoolOptions;
  readonly flow?: Flow;
  /** From the open sign-in form to the click that sends the call. */
  readonly send: (demo: Demo, pool: SandboxPool) => Promise<void>;
}

const byPassword = (demo: Demo) => demo.submit(ada.username, ada.password);

/** From a form, a step with a code and a question of a trigger. The unit tests, `journeys/cancel.test.ts`, have every call. */
const cases: readonly Case[] = [
  { inTheAir: 'RespondToAuthChallenge:PASSWORD_VERIFIER', poolOptions: {}, send: byPassword },
  {
    inTheAir: 'RespondToAuthChallenge:SMS_MFA',
    poolOptions: {
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
      users: [
        {
          username: ada.username,
          password: ada.password,
          attributes: { phone_number: phone },
          mfa: { enabled: ['SMS_MFA'] },
        },
      ],
    },
    send: async (demo, pool) => {
      await byPassword(demo);
      await demo.submitCode(await codeSent(pool.outbox, phone));
    },
  },
  {
    inTheAir: 'RespondToAuthChallenge:CUSTOM_CHALLENGE',
    flow: 'CUSTOM_AUTH',
    poolOptions: {
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
    test.use({ poolOptions, ...(flow && { flow }) });

    test('a person who cancels is signed out immediately; the answer changes nothing, and tokens in it are revoked', async ({
      demo,
      pool,
    }) => {
      const [operation = '', challengeName] = inTheAir.split(':');
      const fault = pool.faults.add({
        kind: 'hold',
        operation,
        ...(operation === 'RespondToAuthChallenge' && challengeName && { challengeName }),
      });
      await demo.openSignIn();
      await send(demo, pool);
      await expect.poll(() => fault.hits).toBe(1);
      await demo.button('Cancel').click();
      await demo.expectSignedOut();

      fault.release();
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
