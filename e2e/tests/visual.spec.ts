import { expect, test } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/chromium-launch.mjs';
import { cards, Gallery, type GalleryCard } from '../support/gallery.ts';

/** The browser that drew the baselines: another version draws type and edges a little differently. */
const drawnBy = 156;

/** What each picture shows, by the state that it is of. */
const pictures = {
  'signed-out': 'signedOut.clean',
  'sign-in': 'signIn.identifying.entering.clean',
  'sign-in-refused': 'signIn.identifying.entering.rejected',
  'choose-factor': 'signIn.challenge.SELECT_CHALLENGE.entering.clean',
  'sms-code': 'signIn.challenge.SMS_MFA.entering.clean',
  'set-up-totp': 'signIn.challenge.MFA_SETUP.totp.entering.clean',
  'new-password': 'signIn.challenge.NEW_PASSWORD_REQUIRED.entering.clean',
  home: 'signedIn.session.fresh',
};

const ways = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1080, height: 720 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1080, height: 720 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 360, height: 740 } },
] as const;

test.use({
  // Hinting and the colours of the screen are the machine's own.
  launchOptions: {
    ...chromiumLaunch,
    args: [
      ...chromiumLaunch.args,
      '--font-render-hinting=none',
      '--disable-lcd-text',
      '--force-color-profile=srgb',
    ],
  },
  contextOptions: { reducedMotion: 'reduce' },
  locale: 'en-GB',
  timezoneId: 'UTC',
  // For the styles by which Playwright stops animations and carets.
  bypassCSP: true,
});

test.beforeEach(async ({ browser, browserName, page }) => {
  const isSame = browserName === 'chromium' && browser.version().startsWith(`${drawnBy}.`);
  test.skip(!isSame, `the baselines are by Chromium ${drawnBy}, this is ${browserName} ${browser.version()}`);
  // Times of day, countdowns and lives of tokens are the same in every run.
  await page.clock.setFixedTime(Date.UTC(2026, 0, 1, 12));
});

for (const { name: way, colorScheme, viewport } of ways) {
  test.describe(way, () => {
    test.use({ colorScheme, viewport });

    for (const [name, state] of Object.entries(pictures)) {
      test(`${name} looks as it did`, async ({ page }) => {
        const gallery = new Gallery(page);
        const card = cardOf(state);
        await gallery.goTo(card);
        await gallery.expectCard(card);
        await gallery.hideFacts();
        await expect(page).toHaveScreenshot(`${name}-${way}.png`);
      });
    }

    test('the gallery looks as it did', async ({ page }) => {
      const gallery = new Gallery(page);
      await gallery.openIndex();
      await expect(gallery.links).toHaveCount(cards.length);
      await expect(page).toHaveScreenshot(`gallery-${way}.png`);
    });
  });
}

function cardOf(state: string): GalleryCard {
  const card = cards.find(({ id }) => id === `auth.${state}`);
  if (!card) throw new Error(`The chart has no state ${state} to rest in.`);
  return card;
}
