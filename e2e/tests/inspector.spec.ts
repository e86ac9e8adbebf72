import { Showcase } from '../support/showcase.ts';
import { ada, expect, test } from '../support/test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

test('the inspector follows a sign-in, says what can happen, and shows no secret', async ({ demo, page }) => {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const showcase = new Showcase(demo);
  await showcase.open('sms-mfa');
  await page.getByRole('button', { name: 'Watch the chart' }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const lit = inspector.getByRole('button', { name: /, active/ });
  const possible = inspector.getByRole('region', { name: 'What can happen here' });
  const events = inspector.getByRole('region', { name: 'Events' });
  await expect(lit).toHaveAccessibleName(/^signedOut › clean, active/);
  await expect(possible).toContainText('signIn.start');
  // Earlier events are listed, too.
  await expect(events).toContainText('restoreSession: none');

  await showcase.submit();
  await expect(demo.code).toBeVisible();
  await expect(lit).toHaveAccessibleName(/^signIn › challenge › SMS_MFA › entering › clean, active/);
  await expect(events.getByRole('listitem').first()).toContainText('respond: SMS_MFA');
  await expect(possible).toContainText('code.submit');
  await expect(possible).not.toContainText('signIn.start');

  await showcase.messages.getByRole('button', { name: 'Fill in' }).click();
  const code = await demo.code.inputValue();
  await demo.code.press('Enter');
  await demo.expectSignedIn();
  await expect(lit).toHaveCount(4);
  await expect(inspector.getByRole('region', { name: 'Requests' }).getByRole('listitem')).toContainText([
    'RespondToAuthChallenge',
    'RespondToAuthChallenge',
    'InitiateAuth',
  ]);

  // A past step lights the chart as it was then, with the payload of the event.
  await events.getByRole('button', { name: /signIn\.submit/ }).click();
  await expect(lit).toHaveAccessibleName(/^signIn › starting › preparingSrp, active/);
  await expect(events).toContainText('a•••');
  const shown = (await inspector.textContent()) ?? '';
  expect(shown).not.toContain(ada.password);
  expect(shown).not.toContain(code);
  await inspector.getByRole('button', { name: 'Back to now' }).click();
  await expect(lit).toHaveCount(4);

  // It is open again after a reload; the page then has a new pool.
  await page.reload();
  await demo.expectSignedOut();
  await expect(lit).toHaveAccessibleName(/^signedOut › clean, active/);
  // Violations of the Content-Security-Policy are logged as errors.
  expect(problems).toEqual([]);
});

test('the chart is walked by keyboard', async ({ page }) => {
  await page.goto('/?scenario=password&chart');
  const chart = page.getByRole('group', { name: /^The chart of the session/ });
  await chart.focus();
  await page.keyboard.press('Tab');
  const here = page.getByRole('button', { name: /^signedOut › clean, active/ });
  await expect(here).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('button', { name: /^signedOut › notified/ })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Follow', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Follow', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});
