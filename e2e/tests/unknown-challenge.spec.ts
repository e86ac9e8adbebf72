import { noBodies } from '../support/firefox.ts';
import { ada, expect, test } from '../support/test.ts';

test('a challenge that nobody knows yet is shown by its name, and answered as it goes over the wire', async ({
  browserName,
  demo,
  page,
  pool,
}) => {
  test.skip(browserName === 'firefox', noBodies);
  await demo.openSignIn();
  const sent: unknown[] = [];
  // No pool asks for it, so the responses are created here.
  await page.route(
    (url) => url.port !== new URL(page.url()).port,
    async (route) => {
      const operation = route.request().headers()['x-amz-target']?.split('.').at(-1);
      if (operation === 'InitiateAuth') {
        await route.fulfill({
          json: {
            ChallengeName: 'RETINA_SCAN',
            Session: 'session-of-the-future',
            ChallengeParameters: { eye: 'the third', USER_ID_FOR_SRP: ada.username },
          },
        });
      } else {
        sent.push(route.request().postDataJSON());
        await route.fulfill({
          status: 400,
          json: { __type: 'CodeMismatchException', message: 'Not this eye.' },
        });
      }
    },
  );
  await demo.submit(ada.username, ada.password);
  await demo.expectStep('This step isn’t supported yet');
  await expect(page.getByText('RETINA_SCAN')).toBeVisible();
  await expect(page.getByText('the third')).toBeVisible();

  await page.getByLabel('Name of the response').fill('SCAN');
  await page.getByLabel('Response', { exact: true }).fill('iris');
  await demo.button('Send').click();
  await expect(demo.fault).toBeVisible();
  await demo.expectStep('This step isn’t supported yet');
  expect(sent).toEqual([
    expect.objectContaining({
      ChallengeName: 'RETINA_SCAN',
      Session: 'session-of-the-future',
      ChallengeResponses: { SCAN: 'iris', USERNAME: ada.username },
    }),
  ]);
  expect(pool.journal.count()).toBe(0);
});
