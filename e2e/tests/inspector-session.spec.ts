import { noBodies } from '../support/firefox.ts';
import { Inspector, secretsOf } from '../support/inspector.ts';
import { expect, test } from '../support/test.ts';

test('the inspector distinguishes a refused sign-in from one that succeeds, and follows the sign-out', async ({
  demo,
  page,
  target,
}) => {
  const inspector = new Inspector(page);
  await demo.openSignIn();
  await inspector.toggle.click();
  await expect(inspector.lit('signIn.identifying.entering.clean')).toHaveCount(1);

  await demo.submit(target.username, `${target.password}-wrong`);
  await expect(demo.fault).toBeVisible();
  await expect(inspector.lit('signIn.identifying.entering.rejected')).toHaveCount(1);
  await expect(inspector.requests.filter({ hasText: 'RespondToAuthChallenge' })).toContainText('400');

  await demo.submit(target.username, target.password);
  await demo.expectSignedIn();
  await expect(inspector.lit('signedIn.session.fresh')).toHaveCount(1);
  await expect(inspector.possible.filter({ hasText: 'signOut.request' })).toHaveCount(1);
  const named = page.getByText('InitiateAuth', { exact: true });
  await expect(inspector.requests.filter({ has: named })).toHaveCount(2);

  await demo.signOut();
  await expect(inspector.lit('signedOut')).toHaveCount(1);
  await expect(inspector.lit('signedIn')).toHaveCount(0);
});

test('the inspector shows nothing secret of the traffic, with any part of it open', async ({
  browserName,
  demo,
  page,
  target,
}) => {
  test.skip(browserName === 'firefox', noBodies);
  const traffic = secretsOf(page);
  const inspector = new Inspector(page);
  await demo.signIn();
  await inspector.toggle.click();
  await expect(inspector.events.first()).toBeVisible();

  const seen: string[] = [];
  for (const step of await inspector.events.all()) {
    await step.click();
    await expect(step).toHaveAttribute('aria-pressed', 'true');
    seen.push(await inspector.panel.innerHTML());
  }
  const shown = seen.join('\n');
  expect(shown).toContain('signIn.submit');
  expect(shown).not.toContain(target.password);
  const secrets = await traffic.secrets();
  // At least: A, B, the salt, the secret block, a proof, and three tokens.
  expect(secrets.size).toBeGreaterThanOrEqual(8);
  expect([...secrets].filter((secret) => shown.includes(secret))).toEqual([]);
});

test('the inspector is opened, sized and closed by keyboard, and stays as it was left', async ({
  demo,
  page,
}) => {
  const inspector = new Inspector(page);
  await demo.open();
  await inspector.toggle.press('Enter');
  await expect(inspector.panel).toBeVisible();

  const drawing = inspector.chart.locator('> g');
  const seen = () => drawing.getAttribute('transform');
  await inspector.chart.focus();
  for (const key of ['0', '+', 'ArrowLeft']) {
    const before = await seen();
    await page.keyboard.press(key);
    await expect.poll(seen).not.toBe(before);
  }

  const border = inspector.panel.getByRole('separator', { name: 'Size of the inspector' });
  const before = await border.getAttribute('aria-valuenow');
  await border.press('ArrowLeft');
  await expect(border).not.toHaveAttribute('aria-valuenow', String(before));
  const after = await border.getAttribute('aria-valuenow');
  await page.reload();
  await expect(border).toHaveAttribute('aria-valuenow', String(after));

  await inspector.close.press('Enter');
  await expect(inspector.panel).toHaveCount(0);
  await page.reload();
  await demo.expectSignedOut();
  await expect(inspector.panel).toHaveCount(0);
});
