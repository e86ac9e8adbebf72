import type { PoolOptions, SandboxPool } from '@latchkey/sandbox';
import { codeAt } from '../support/authenticator-app.ts';
import { Demo } from '../support/demo.ts';
import { codeSent } from '../support/outbox.ts';
import { ada, expect, test } from '../support/test.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const phone = '+442079460000';
const person = {
  username: ada.username,
  password: ada.password,
  attributes: { email: ada.email, phone_number: phone },
};
const secondFactors: PoolOptions['userPool'] = {
  mfaConfiguration: 'OPTIONAL',
  enabledMfas: ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'],
};

/** Reloads the page, once its step is saved. */
async function reload({ page }: Demo): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.reload();
}

interface Step {
  readonly title: string;
  readonly poolOptions: PoolOptions;
  /** Data for the step's hint. */
  readonly hint?: string;
  readonly finish: (demo: Demo, pool: SandboxPool) => Promise<void>;
}

const steps: readonly Step[] = [
  {
    title: 'Check your phone',
    poolOptions: { userPool: secondFactors, users: [{ ...person, mfa: { enabled: ['SMS_MFA'] } }] },
    hint: '0000',
    finish: async (demo, pool) => demo.submitCode(await codeSent(pool.outbox, phone)),
  },
  {
    title: 'Check your email',
    poolOptions: { userPool: secondFactors, users: [{ ...person, mfa: { enabled: ['EMAIL_OTP'] } }] },
    hint: 'a***@e***',
    finish: async (demo, pool) => demo.submitCode(await codeSent(pool.outbox, ada.email)),
  },
  {
    title: 'Open your authenticator app',
    poolOptions: { userPool: secondFactors, users: [{ ...person, mfa: { totpSecret } }] },
    finish: (demo, pool) => demo.submitCode(codeAt(totpSecret, pool.clock.now())),
  },
  {
    title: 'Choose a new password',
    poolOptions: { users: [{ ...person, status: 'FORCE_CHANGE_PASSWORD' }] },
    finish: async (demo) => {
      await demo.page.getByLabel('New password', { exact: true }).fill('Analytical-Engine-2');
      await demo.button('Save and continue').click();
    },
  },
  {
    title: 'One more step',
    poolOptions: {
      userPool: secondFactors,
      users: [{ ...person, mfa: { enabled: ['SMS_MFA'], totpSecret } }],
    },
    hint: 'Text message',
    finish: async (demo, pool) => {
      await demo.choice('Text message').click();
      await demo.expectStep('Check your phone');
      await demo.submitCode(await codeSent(pool.outbox, phone));
    },
  },
];

for (const { title, poolOptions, hint = '', finish } of steps) {
  test.describe(`a reload at "${title}"`, () => {
    test.use({ poolOptions });

    test('comes back to it, with the same data, and continues @firefox', async ({ demo, pool }) => {
      await demo.openSignIn();
      await demo.submit(ada.username, ada.password);
      await demo.expectStep(title);
      await reload(demo);
      await demo.expectStep(title);
      await expect(demo.page.getByRole('main')).toContainText(hint);
      await finish(demo, pool);
      await demo.expectSignedIn();
      expect(pool.journal.count('InitiateAuth')).toBe(1);
    });
  });
}

test.describe('a reload of a choice-based sign-in', () => {
  test.use({
    flow: 'USER_AUTH',
    poolOptions: {
      userPool: { policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
      users: [person],
    },
  });

  test('comes back to the choice, and to the code that was chosen', async ({ demo, pool }) => {
    await demo.openSignIn();
    await demo.submitUsername(ada.username);
    await demo.expectStep('How would you like to sign in?');
    await reload(demo);
    await demo.expectStep('How would you like to sign in?');
    await demo.choice('The password of this account.').click();
    await demo.expectStep('Enter your password');
    await demo.submitPassword(ada.password);
    await demo.expectSignedIn();
    expect(pool.journal.count('InitiateAuth')).toBe(1);
  });
});

test.describe('a step', () => {
  test.use({
    poolOptions: { userPool: secondFactors, users: [{ ...person, mfa: { enabled: ['SMS_MFA'] } }] },
  });

  test('that has lapsed meanwhile starts again at the username, which is kept', async ({
    demo,
    pool,
    context,
  }) => {
    await context.clock.install();
    await demo.openSignIn();
    await demo.submit(ada.username, ada.password);
    await demo.expectStep('Check your phone');
    await expect.poll(() => demo.page.evaluate(() => sessionStorage.length)).toBe(1);
    const address = demo.page.url();
    await demo.page.goto('about:blank');
    pool.clock.advance(4 * 60_000);
    await context.clock.fastForward(4 * 60_000);
    await demo.page.goto(address);
    await demo.expectStep('Sign in');
    await expect(demo.username).toHaveValue(ada.username);
  });

  test('of one tab is not the step of another @firefox', async ({ demo, context, target }) => {
    await demo.openSignIn();
    await demo.submit(ada.username, ada.password);
    await demo.expectStep('Check your phone');
    const other = new Demo(await context.newPage(), target);
    await other.open();
    await other.expectSignedOut();
  });

  test('is stored encrypted for the tab, and is gone after the sign-in @firefox', async ({ demo, pool }) => {
    await demo.openSignIn();
    await demo.submit(ada.username, ada.password);
    await demo.expectStep('Check your phone');
    const kept = () =>
      demo.page.evaluate(() =>
        JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
      );
    // The step is shown while it is still being encrypted.
    await expect.poll(kept).toContain('|pending-sign-in');
    expect(await kept()).not.toContain(ada.username);
    await demo.submitCode(await codeSent(pool.outbox, phone));
    await demo.expectSignedIn();
    expect(await demo.page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain(
      '|pending-sign-in',
    );
  });
});
