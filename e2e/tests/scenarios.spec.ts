import { scenarios } from '../../apps/demo/src/scenarios/scenarios.ts';
import { Showcase } from '../support/showcase.ts';
import { expect, test } from '../support/test.ts';

type Play = (showcase: Showcase) => Promise<void>;

/** The steps of a person in each scenario of the bar, to its end. */
const plays: Readonly<Record<string, Play>> = {
  async password(showcase) {
    await showcase.submit();
  },

  async 'new-password'(showcase) {
    await showcase.submit();
    await expect(showcase.demo.heading).toHaveText('Choose a new password');
    await showcase.page.getByLabel('New password', { exact: true }).fill('Analytical-Engine-2');
    await showcase.button('Save and continue').click();
  },

  async totp(showcase) {
    await showcase.submit();
    await expect(showcase.demo.heading).toHaveText('Open your authenticator app');
    await showcase.submitCode();
  },

  async 'totp-setup'(showcase) {
    await showcase.submit();
    await expect(showcase.page.getByRole('img', { name: /picture to scan/ })).toBeVisible();
    await showcase.submitCode();
  },

  async 'sms-mfa'(showcase) {
    await showcase.submit();
    await expect(showcase.messages).toContainText('+15555550100');
    await showcase.submitCode();
  },

  async 'choose-mfa'(showcase) {
    await showcase.submit();
    await showcase.button(/^Email/).click();
    await expect(showcase.messages).toContainText('ada@example.com');
    await showcase.submitCode();
  },

  async 'step-up'(showcase) {
    const { page, demo } = showcase;
    await showcase.submit();
    await showcase.submitPassword();
    await demo.expectSignedIn();
    const asking = showcase.button('Show the codes');
    const card = page.getByRole('region', { name: 'Recovery codes' });
    const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });

    // By keyboard, and given up at first.
    await asking.press('Enter');
    await expect(dialog.getByLabel('Code')).toBeFocused();
    await expect(showcase.messages).toContainText('+15555550100');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    // The code goes with its step: one that came later would be taken for that of the next.
    await expect(showcase.messages).not.toContainText('+15555550100');
    await expect(card.getByRole('status')).toHaveText('Not confirmed: the codes stay hidden.');
    await expect(asking).toBeFocused();

    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('You stay signed in as ada.');
    await expect(showcase.messages).toContainText('+15555550100');
    await expect(dialog.getByLabel('Code')).toBeFocused();
    const code = await showcase.messages.locator('.message code').textContent();
    await page.keyboard.type(code ?? '');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(card.getByRole('status')).toHaveText('Confirmed: here are your codes.');
    await expect(demo.page.getByRole('region', { name: 'What your ID token says' })).toContainText(
      'urn:cognito:loa:3',
    );

    // What was proved is still recent.
    await showcase.button('Hide the codes').click();
    await asking.click();
    await expect(card.getByRole('listitem').first()).toBeVisible();
  },

  // Without a server there are no pages to redirect to: the form beside the buttons works.
  async google(showcase) {
    await expect(showcase.page.getByText('Run npm start to try this scenario')).toBeVisible();
    await showcase.submit();
  },

  async company(showcase) {
    await showcase.submit();
  },

  async refused(showcase) {
    await showcase.submit();
  },

  async silent(showcase) {
    await showcase.submit();
  },

  async accounts(showcase) {
    await showcase.submit();
  },

  async 'hosted-totp'(showcase) {
    await showcase.submit();
    await showcase.submitCode();
  },

  async passwordless(showcase) {
    await showcase.submit();
    await showcase.button(/^Email/).click();
    await showcase.submitCode();
  },

  async passkey(showcase) {
    const cdp = await showcase.page.context().newCDPSession(showcase.page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await showcase.submit();
    await showcase.submitPassword();
    await showcase.demo.expectSignedIn();
    await showcase.button('Add a passkey').click();
    await expect(showcase.button(/^Delete: /)).toBeVisible();
    await showcase.signOut();

    await showcase.openSignIn();
    await showcase.bar.getByRole('button', { name: 'Fill in' }).click();
    await showcase.button('Use a passkey').click();
  },

  async custom(showcase) {
    await showcase.submit();
    await showcase.page.getByLabel('What did Babbage build?').fill('engines');
    await showcase.button('Continue').click();
    await showcase.page.getByLabel('And whose daughter were you?').fill('Byron');
    await showcase.button('Continue').click();
  },

  async 'keep-signed-in'(showcase) {
    await showcase.openSignIn();
    await expect(showcase.page.getByRole('checkbox', { name: 'Keep me signed in' })).not.toBeChecked();
    // Playwright's own goBack asks the browser, which may not know of an entry yet that the page has just added.
    const isBack = showcase.page.waitForEvent('framenavigated');
    await showcase.page.evaluate(() => void setTimeout(() => history.back()));
    await isBack;
    await showcase.submit();
  },

  async 'device-always'(showcase) {
    await showcase.submit();
    await expect(showcase.demo.device).toContainText('Remembered');
    await showcase.signOut();
    await showcase.submit();
  },

  async 'device-ask'(showcase) {
    await showcase.submit();
    await showcase.submitCode();
    await showcase.demo.device.getByRole('button', { name: 'Remember' }).click();
    await expect(showcase.demo.device).toContainText('Remembered');
    await showcase.signOut();
    // The second step is skipped.
    await showcase.submit();
  },

  async slow(showcase) {
    await showcase.submit();
    await expect(showcase.page.locator('form')).toHaveAttribute('aria-busy', 'true');
  },

  async throttled(showcase) {
    await showcase.submit();
    await expect(showcase.demo.fault).toContainText('Too many wrong passwords.');
    // The countdown of five seconds is the page's own: until then nothing is sent.
    await expect(showcase.demo.fault).toContainText('Try again in');
    await expect(showcase.page.getByText('Try again in')).toBeHidden();
    await showcase.button('Sign in').click();
  },

  async offline(showcase) {
    await showcase.submit();
    await expect(showcase.demo.fault).toContainText('The server cannot be reached.');
    await showcase.bar.getByRole('button', { name: 'Go online' }).click();
    await showcase.button('Sign in').click();
    await showcase.demo.expectSignedIn();
    await showcase.bar.getByRole('button', { name: 'Go offline' }).click();
    await expect(showcase.page.getByText('You are offline.')).toBeVisible();
  },

  async 'clock-skew'(showcase) {
    await showcase.submit();
    // Tokens are issued in whole seconds.
    await expect(showcase.demo.session).toContainText(/Clock drift(599|60\d)\.\d s/);
  },

  async 'short-tokens'(showcase) {
    await showcase.submit();
    await expect(showcase.demo.session.getByRole('timer')).toHaveText(/^0:(30|[0-2]\d)$/);
  },
};

for (const { id, title } of scenarios) {
  test(`${title}: played to its end`, async ({ demo, browserName }) => {
    test.skip(id === 'passkey' && browserName !== 'chromium', 'needs the virtual authenticator of Chromium');
    const play = plays[id];
    if (play === undefined) throw new Error(`Nobody plays the scenario ${id}.`);
    const showcase = new Showcase(demo);
    await showcase.open(id);
    await play(showcase);
    await demo.expectSignedIn();
  });
}
