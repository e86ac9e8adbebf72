import { expect, test } from 'vitest';
import { errorsPage } from './errors-page.ts';

/** Where the messages in the console of a developer lead to; reasons and kinds have theirs by their names. */
test.each([
  'reason-client-secret',
  'reason-wrong-pool',
  'kind-network',
  'kind-configuration',
  'code-invalid-config',
  'plain-http',
])('the page of errors has the anchor %s', (anchor) => {
  expect(errorsPage()).toMatch(new RegExp(`^##.* \\{#${anchor}\\}$`, 'm'));
});
