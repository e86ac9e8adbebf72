import { test as base, expect } from '@latchkey/sandbox/playwright';
import type { Page } from '@playwright/test';
import { findViolations } from '../support/axe.ts';
import { Passkeys } from '../support/passkeys.ts';

const ada = { username: 'ada', password: 'Difference-Engine-1', attributes: { email: 'ada@example.com' } };

/** Opens a page of the domain, for an app at `back`. */
type Open = (path?: string, parameters?: Record<string, string>) => Promise<void>;

const test = base.extend<{ back: string; open: Open; atApp: () => Promise<URLSearchParams> }>({
  back: async ({ baseURL }, use) => {
    await use(`${baseURL}/callback`);
  },
  poolOptions: async ({ back }, use) => {
    await use({
      userPool: {
        autoVerifiedAttributes: ['email'],
        policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] } },
      },
      clients: [{ clientName: 'Shop', callbackURLs: [back] }],
      identityProviders: [
        { providerName: 'Google', providerType: 'Google', users: [{ sub: '1042', email: 'eve@gmail.com' }] },
      ],
    });
  },
  users: [ada],
  open: async ({ page, pool, sandbox, back }, use) => {
    // Passkeys need a name, not an IP address.
    const domain = sandbox.endpoint.replace('127.0.0.1', 'localhost');
    await use(async (path = 'oauth2/authorize', parameters = {}) => {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: pool.clientId,
        redirect_uri: back,
        scope: 'openid',
        state: 'a-state',
        ...parameters,
      });
      await page.goto(`${domain}${path}?${query}`);
    });
  },
  atApp: async ({ page, back }, use) => {
    await use(async () => {
      await page.waitForURL(`${back}?**`);
      return new URL(page.url()).searchParams;
    });
  },
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function enterName(page: Page): Promise<void> {
  await page.getByLabel('Username').fill(ada.username);
  await press(page, 'Next');
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing wrong with the pages, and no policy blocks a part of them', async ({
      page,
      open,
    }) => {
      const blocked: string[] = [];
      page.on('console', (message) => message.type() === 'error' && blocked.push(message.text()));
      const look = async () => expect(await findViolations(page)).toEqual([]);
      for (const path of [
        'oauth2/authorize',
        'signup',
        'confirm',
        'forgotPassword',
        'confirmForgotPassword',
      ]) {
        await open(path);
        await look();
      }
      await open('oauth2/authorize', { identity_provider: 'Google' });
      await look();
      await open();
      await enterName(page);
      await look();
      await press(page, 'Code by email');
      await page.getByLabel('Code from the email').fill('12345678');
      await press(page, 'Sign in');
      await expect(page.getByRole('alert')).toHaveText('Invalid code or auth state for the user.');
      await look();
      expect(blocked).toEqual([]);
    });
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a person signs in with a password @firefox', async ({ page, open, atApp }) => {
    await open();
    await enterName(page);
    await press(page, 'Password');
    await page.getByLabel('Password').fill(ada.password);
    await press(page, 'Sign in');
    expect((await atApp()).get('state')).toBe('a-state');
  });

  test('a person signs up, and is signed in by the code', async ({ page, pool, open, atApp }) => {
    await open('signup');
    await page.getByLabel('Username').fill('grace');
    await page.getByLabel('Email').fill('grace@example.com');
    await page.getByLabel('Password').fill(ada.password);
    await press(page, 'Create an account');
    await page.getByLabel('Code').fill(pool.outbox.latest('grace')?.code ?? '');
    await press(page, 'Confirm');
    expect((await atApp()).has('code')).toBe(true);
    expect(pool.users.get('grace')?.status).toBe('CONFIRMED');
  });

  test('a person signs in at a mock provider, or refuses there', async ({ page, pool, open, atApp }) => {
    await open();
    await page.getByRole('link', { name: 'Sign in with Google' }).click();
    await press(page, 'Cancel');
    expect((await atApp()).get('error')).toBe('invalid_request');
    await open('oauth2/authorize', { identity_provider: 'Google' });
    await press(page, 'eve@gmail.com');
    expect((await atApp()).has('code')).toBe(true);
    expect(pool.users.get('Google_1042')?.status).toBe('EXTERNAL_PROVIDER');
  });
});

test('a person adds a passkey, and signs in with it', async ({ page, open, atApp, browserName }) => {
  test.skip(browserName !== 'chromium', 'virtual authenticators are of Chromium');
  const passkeys = await Passkeys.install(page);
  await open();
  await enterName(page);
  await press(page, 'Password');
  await page.getByLabel('Password').fill(ada.password);
  await press(page, 'Sign in');
  await atApp();
  await open('passkeys/add');
  await press(page, 'Create a passkey');
  await atApp();
  expect(await passkeys.count()).toBe(1);
  await open('oauth2/authorize', { prompt: 'login' });
  await enterName(page);
  await press(page, 'Passkey');
  await press(page, 'Use a passkey');
  expect((await atApp()).has('code')).toBe(true);
});
