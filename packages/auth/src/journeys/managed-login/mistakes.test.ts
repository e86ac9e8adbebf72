import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HOME, leave, REDIRECT, startAtDomain } from '../../../test/at-domain.ts';
import { said } from '../../warn.ts';

const console_ = vi.spyOn(console, 'warn');
beforeEach(() => {
  said.clear();
  console_.mockReset();
  console_.mockImplementation(() => {});
});
afterEach(() => said.clear());

const told = () => console_.mock.calls.flat().join('\n');

test('a scope that the app client does not allow is named as that', async () => {
  const journey = await startAtDomain();
  const scopes = ['openid', 'files/read'];
  const href = await journey.pass(await leave(journey.show(HOME, { scopes })));
  const tab = journey.show(href, { scopes });
  await tab.until(({ view }) => view !== 'splash');
  await expect.poll(() => tab.returned).toMatchObject([{ fault: { reason: 'scope-not-allowed' } }]);
  expect(told()).toMatch(/AllowedOAuthScopes/);
});

test('an error names the settings that a client without the code grant lacks', async () => {
  const journey = await startAtDomain({
    clients: [
      { callbackURLs: [REDIRECT], allowedOAuthFlows: ['implicit'], allowedOAuthFlowsUserPoolClient: true },
    ],
  });
  const href = await journey.pass(await leave(journey.show(HOME)));
  const tab = journey.show(href);
  await expect.poll(() => tab.returned).toMatchObject([{ fault: { reason: 'flow-not-enabled' } }]);
  expect(told()).toMatch(/AllowedOAuthFlowsUserPoolClient/);
});

test('a domain that does not answer may be the wrong one', async () => {
  const journey = await startAtDomain();
  const href = await journey.pass(await leave(journey.show(HOME)));
  journey.sandbox.faults.add({ kind: 'network', operation: '/oauth2/token' });
  const tab = journey.show(href);
  await expect.poll(() => tab.returned).toMatchObject([{ fault: { code: 'exchange-lost' } }]);
  expect(told()).toMatch(/`domain`/);
});

test('a person who comes back from an error page of Cognito gets a likely reason', async () => {
  const journey = await startAtDomain();
  const tab = journey.show();
  await leave(tab);
  tab.tab.page.tell('freeze');
  tab.tab.page.tell('resume');
  await tab.at('signIn');
  expect(told()).toMatch(/`redirectUri` in CallbackURLs and `logoutUri` in LogoutURLs/);
});
