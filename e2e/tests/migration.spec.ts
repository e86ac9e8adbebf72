// oxlint-disable eslint/no-empty-pattern -- Playwright reads the fixtures' names from such a pattern.
import type { PoolOptions, SandboxPool } from '@latchkey/sandbox';
import type { Page } from '@playwright/test';
import { codeAt } from '../support/authenticator-app.ts';
import { calls, deviceSignIn } from '../support/journal.ts';
import { codeSent, wrong } from '../support/outbox.ts';
import { leftByAmplify, type Sample, SampleApp, type Side } from '../support/sample-app.ts';
import { serveFolder } from '../support/static-server.ts';
import { ada, test as base, expect } from '../support/test.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const user = { username: ada.username, password: ada.password };
const userPool: PoolOptions['userPool'] = {
  mfaConfiguration: 'OPTIONAL',
  enabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
  deviceConfiguration: { challengeRequiredOnNewDevice: true },
};

/** The second step of each sample app: its code. */
const samples: Record<Sample, { poolOptions: PoolOptions; code?: (pool: SandboxPool) => Promise<string> }> = {
  functions: {
    poolOptions: { userPool, users: [{ ...user, mfa: { totpSecret } }] },
    code: async (pool) => codeAt(totpSecret, pool.clock.now()),
  },
  hooks: {
    poolOptions: {
      userPool,
      users: [{ ...user, attributes: { phone_number: '+15550100' }, mfa: { enabled: ['SMS_MFA'] } }],
    },
    code: (pool) => codeSent(pool.outbox, '+15550100'),
  },
  cookies: { poolOptions: { userPool, users: [user] } },
};

interface SampleFixtures {
  sample: Sample;
  app: SampleApp;
}

const test = base.extend<SampleFixtures, { served: string }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from this pattern.
    async ({}, use) => {
      const { url, close } = await serveFolder(new URL('../../apps/migration/dist/', import.meta.url));
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
  sample: ['functions', { option: true }],
  app: async ({ page, pool, served, sample, target }, use) => {
    await serveNotes(page, pool);
    await use(new SampleApp(page, `${served}${sample}/`, target));
  },
});

/** The app's API: it only answers to an access token of the pool's app client. */
async function serveNotes(page: Page, { clientId }: SandboxPool): Promise<void> {
  await page.route('**/api/notes', async (route) => {
    const header = (await route.request().headerValue('authorization')) ?? '';
    const payload = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(header)?.[1] ?? '';
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}');
    const expected = { token_use: 'access', client_id: clientId, username: ada.username };
    const isGood = Object.entries(expected).every(
      ([name, value]) => Reflect.get(Object(claims), name) === value,
    );
    await route.fulfill(isGood ? { json: ['Buy milk', 'Call Grace'] } : { status: 401, json: [] });
  });
}

async function signIn(app: SampleApp, sample: Sample, pool: SandboxPool): Promise<void> {
  await app.submitPassword(ada.password);
  const code = await samples[sample].code?.(pool);
  if (code !== undefined) await app.submitCode(code);
  await app.expectSignedIn();
}

/** The journey of a person through every sample app. */
async function expectJourney(app: SampleApp, page: Page, sample: Sample, pool: SandboxPool): Promise<void> {
  await app.expectSignedOut();
  await app.submitPassword('Wrong-horse-1');
  await expect(app.alert).toHaveText('The username or the password is wrong.');

  await app.submitPassword(ada.password);
  const code = await samples[sample].code?.(pool);
  if (code !== undefined) {
    await app.submitCode(wrong(code));
    await expect(app.alert).toHaveText('That code is wrong.');
    await app.submitCode(code);
  }
  await app.expectSignedIn();
  await expect.poll(() => pool.users.get(ada.username)?.devices).toMatchObject([{ confirmed: true }]);

  pool.journal.clear();
  await page.reload();
  await app.expectSignedIn();
  // Latchkey confirms the device after the page is shown: the reload may have come before the response.
  expect(calls(pool.journal).filter((call) => call !== 'ConfirmDevice')).toEqual([]);
}

async function expectNotes(app: SampleApp): Promise<void> {
  await app.button('Load notes').click();
  await expect(app.notes).toHaveText(['Buy milk', 'Call Grace']);
}

async function expectSettings(app: SampleApp, page: Page, pool: SandboxPool): Promise<void> {
  const profile = app.form('Profile');
  await profile.getByLabel('Name').fill('Ada Lovelace');
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByRole('status')).toHaveText('Saved.');
  expect(pool.users.get(ada.username)?.attributes).toMatchObject({ name: 'Ada Lovelace' });

  const password = app.form('Password');
  await password.getByLabel('Current password').fill('Wrong-horse-1');
  await password.getByLabel('New password').fill('Note-G-1843!');
  await password.getByRole('button', { name: 'Change password' }).click();
  await expect(password.getByRole('status')).toHaveText('The current password is wrong.');
  await password.getByLabel('Current password').fill(ada.password);
  await password.getByRole('button', { name: 'Change password' }).click();
  await expect(password.getByRole('status')).toHaveText('Changed.');

  await page.reload();
  await expect(profile.getByLabel('Name')).toHaveValue('Ada Lovelace');
  await expect(app.devices).toHaveCount(1);
  await app.devices.getByRole('button', { name: 'Forget' }).click();
  await expect(app.devices).toHaveCount(0);
  expect(pool.users.get(ada.username)?.devices).toEqual([]);
}

for (const sample of ['functions', 'hooks', 'cookies'] as const) {
  test.describe(`the sample app "${sample}"`, () => {
    test.use({ sample, poolOptions: samples[sample].poolOptions });

    for (const side of ['before', 'after'] as const satisfies readonly Side[]) {
      test(`does its work ${side} the move`, async ({ app, page, pool }) => {
        await app.open(side);
        await expectJourney(app, page, sample, pool);
        if (sample === 'cookies') await expectSettings(app, page, pool);
        else await expectNotes(app);

        await app.signOut();
        await page.reload();
        await app.expectSignedOut();
      });
    }

    test('keeps people signed in over the move, and their devices remembered', async ({
      app,
      page,
      pool,
    }) => {
      await app.open('before');
      await signIn(app, sample, pool);
      const devices = pool.users.get(ada.username)?.devices;
      expect(devices).toMatchObject([{ confirmed: true, remembered: true }]);
      expect(await leftByAmplify(page)).not.toEqual([]);

      pool.journal.clear();
      await app.open('after');
      await app.expectSignedIn();
      // Nobody signs in again. The tokens are renewed, and Cognito returns the standing of the device.
      const renewal = ['GetDevice', 'GetTokensFromRefreshToken'];
      await expect.poll(() => calls(pool.journal).toSorted()).toEqual(renewal);
      expect(await leftByAmplify(page)).toEqual([]);
      if (sample === 'cookies') await expect(app.devices).toHaveCount(1);
      else await expectNotes(app);

      // The session is Latchkey's own now: it survives a reload, and ends with a sign-out.
      await page.reload();
      await app.expectSignedIn();
      await app.signOut();
      expect(pool.users.get(ada.username)?.sessions).toBe(0);

      // On the device that Amplify had remembered: no second step, and no second device.
      pool.journal.clear();
      await app.submitPassword(ada.password);
      await app.expectSignedIn();
      expect(calls(pool.journal)).toEqual(deviceSignIn);
      expect(pool.users.get(ada.username)?.devices).toEqual(devices);
    });
  });
}
