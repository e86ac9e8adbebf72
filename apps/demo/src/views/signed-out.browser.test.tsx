import { expect, it } from 'vitest';
import { show } from '../../test/show.tsx';

it.each([
  ['expired', 'Your session has ended. Sign in again to continue.'],
  ['elsewhere', 'You signed out in another tab.'],
  ['deleted', 'Your account has been deleted.'],
] as const)('says why the session ended: %s', async (reason, text) => {
  const { screen } = await show({ view: 'signedOut', reason });
  await expect.element(screen.getByText(text)).toBeVisible();
});
