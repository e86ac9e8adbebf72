import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { findViolations } from '../../test/find-violations.ts';
import { ThemePage } from './theme-page.tsx';
import '../styles/index.css';

it('changes the view as its tokens are changed, and has the rule to copy', async () => {
  const screen = await render(<ThemePage />);
  const button = screen.getByRole('button', { name: 'Sign in' });
  await screen.getByLabelText('Main button').fill('#005a9c');
  await expect.poll(() => getComputedStyle(button.element()).backgroundColor).toBe('rgb(0, 90, 156)');
  await expect.element(screen.getByText('--lk-action: #005a9c;')).toBeVisible();
  expect(await findViolations()).toEqual([]);
});

it('shows another view, and another language', async () => {
  const screen = await render(<ThemePage />);
  await screen.getByLabelText('View').selectOptions('totpCode');
  await screen.getByLabelText('Language').selectOptions('Deutsch');
  await expect
    .element(screen.getByRole('heading', { name: 'Öffnen Sie Ihre Authenticator-App' }))
    .toBeVisible();
});
