import { AuthProvider } from '@latchkey/react';
import { type Sandbox, totpCode } from '@latchkey/sandbox';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { findViolations } from '../../test/find-violations.ts';
import { ada, auths, password, signedIn } from '../../test/signed-in.tsx';
import { keepLastUsername, lastUsername } from '../last-username.ts';
import { Account } from './account.tsx';
import { SessionsCard } from './sessions-card.tsx';
import '../styles/index.css';

afterEach(() => {
  for (const auth of auths.splice(0)) auth.dispose();
  vi.restoreAllMocks();
  sessionStorage.clear();
});

describe('the profile', () => {
  it('saves the changes, and the claims show them', async () => {
    const { auth, sandbox, screen } = await signedIn();
    await expect.element(screen.getByLabelText('Full name')).toHaveValue('Ada');
    await screen.getByLabelText('Full name').fill('Ada Lovelace');
    await screen.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => ada(sandbox).attributes.name).toBe('Ada Lovelace');
    await expect.poll(() => auth.getClaims()?.name).toBe('Ada Lovelace');
    await expect.element(screen.getByText('Saved.')).toBeVisible();
  });

  it('verifies an address by the code that was sent to it', async () => {
    const { sandbox, screen } = await signedIn({ attributes: { email_verified: 'false' } });
    await screen.getByRole('button', { name: 'Send a code' }).click();
    const code = screen.getByLabelText('Code for ada@example.com');
    await code.fill('000000');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alert')).toHaveTextContent('That code isn’t right.');
    await code.fill(sandbox.outbox.latest('ada')?.code ?? '');
    await userEvent.keyboard('{Enter}');
    await expect.element(code).not.toBeInTheDocument();
    expect(ada(sandbox).attributes.email_verified).toBe('true');
  });
});

describe('the password', () => {
  it('is changed, with the present one as proof', async () => {
    const { screen } = await signedIn();
    const present = screen.getByLabelText('Current password', { exact: true });
    await present.fill('wrong');
    await screen.getByLabelText('New password', { exact: true }).fill('Analytical-Engine-2');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alert')).toHaveTextContent('That isn’t your current password.');
    await expect.element(present).toHaveFocus();

    await present.fill(password);
    await screen.getByRole('button', { name: 'Change password' }).click();
    await expect
      .element(screen.getByText('Your password has been changed. You stay signed in.'))
      .toBeVisible();
    await expect.element(present).toHaveValue('');
  });

  it('is refused where the pool wants more of it', async () => {
    const { screen } = await signedIn();
    await screen.getByLabelText('Current password', { exact: true }).fill(password);
    await screen.getByLabelText('New password', { exact: true }).fill('short');
    await userEvent.keyboard('{Enter}');
    const alert = screen.getByRole('alert');
    await expect.element(alert).toHaveTextContent(/password/);
    await expect.element(alert).not.toHaveTextContent('Exception');
  });
});

describe('the second step', () => {
  it('is an authenticator app after its first code, and can be turned off', async () => {
    const { sandbox, screen } = await signedIn();
    await screen.getByRole('button', { name: 'Set up: Authenticator app' }).click();
    const secret = screen.getByText(/^([A-Z2-7]{1,4} )+[A-Z2-7]{1,4}$/);
    await expect.element(secret).toBeVisible();
    const key = secret.element().textContent.replaceAll(' ', '');
    await screen.getByLabelText('Code').fill(totpCode(key, sandbox.clock.now()));
    await screen.getByRole('button', { name: 'Turn on', exact: true }).click();

    await screen.getByRole('button', { name: 'Turn off: Authenticator app' }).click();
    await expect.element(screen.getByRole('button', { name: 'Set up: Authenticator app' })).toBeVisible();
  });
});

describe('the second steps that the page says the pool has', () => {
  it.each([
    { secondSteps: [], shown: [] },
    { secondSteps: ['EMAIL_OTP'] as const, shown: ['Turn on: Email'] },
  ])('are all that is offered: $secondSteps', async ({ secondSteps, shown }) => {
    const { screen } = await signedIn({}, { secondSteps });
    const card = screen.getByRole('region', { name: 'Second step' });
    await expect.element(card).toBeVisible();
    expect(card.getByText('Second steps are not used here.').elements()).toHaveLength(shown.length ? 0 : 1);
    expect(
      card
        .getByRole('button')
        .elements()
        .map((button) => button.getAttribute('aria-label')),
    ).toEqual(shown);
  });
});

describe('several second steps', () => {
  it('leave the choice which of them is asked for first', async () => {
    const { sandbox, screen } = await signedIn({
      attributes: { phone_number: '+15555550100' },
      userPool: { enabledMfas: ['SMS_MFA', 'EMAIL_OTP'] },
    });
    await screen.getByRole('button', { name: 'Turn on: Text message' }).click();
    await screen.getByRole('button', { name: 'Turn on: Email' }).click();
    await screen.getByRole('button', { name: 'Make default: Email' }).click();
    await expect.element(screen.getByText('On, default')).toBeVisible();
    expect(ada(sandbox)).toMatchObject({ mfa: ['SMS_MFA', 'EMAIL_OTP'], preferredMfa: 'EMAIL_OTP' });
  });
});

describe('passkeys and devices', () => {
  it('lists browsers page by page', async () => {
    const { screen } = await signedIn({ userPool: { deviceConfiguration: {} }, elsewhere: 5 });
    const card = screen.getByRole('region', { name: 'Remembered browsers and apps' });
    await expect.poll(() => card.getByRole('listitem').elements().length).toBe(5);
    await card.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => card.getByRole('listitem').elements().length).toBe(6);
    await expect.element(card.getByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('offers a passkey at the next sign-in to nobody who has none', async () => {
    keepLastUsername('ada');
    await signedIn();
    await expect.poll(lastUsername).toBeNull();
  });

  it('says so where the pool takes no passkeys', async () => {
    const { screen } = await signedIn();
    await screen.getByRole('button', { name: 'Add a passkey' }).click();
    await expect.element(screen.getByText('Passkeys are not turned on here.')).toBeVisible();
  });

  it('lists the browsers that the pool remembers, and forgets another one', async () => {
    const { sandbox, screen } = await signedIn({
      userPool: { deviceConfiguration: { deviceOnlyRememberedOnUserPrompt: false } },
      elsewhere: 1,
    });
    const card = screen.getByRole('region', { name: 'Remembered browsers and apps' });
    await expect.element(card).toHaveTextContent('This browser');
    await expect.element(card).toHaveTextContent('Last used');
    await card.getByRole('button', { name: /^Forget/ }).click();
    await expect.element(card).not.toHaveTextContent('Last used');
    await expect.element(card).toHaveFocus();
    expect(ada(sandbox).devices).toHaveLength(1);
  });
});

describe('where the person is signed in', () => {
  const userPool = { sessionConfiguration: { userSessionTracking: 'ENABLED' } } as const;

  it('is listed, and another browser is signed out', async () => {
    const { sandbox, screen } = await signedIn({ userPool, elsewhere: 1 });
    const card = screen.getByRole('region', { name: 'Where you’re signed in' });
    await expect.element(card).toHaveTextContent('This browser, now');
    await expect.poll(() => card.getByRole('listitem').elements().length).toBe(2);
    await card.getByRole('button', { name: /^Sign out/ }).click();
    await expect.poll(() => card.getByRole('listitem').elements().length).toBe(1);
    await expect.element(card).toHaveTextContent('This browser, now');
    expect(sandbox.journal.count('RevokeUserSession')).toBe(1);
  });
});

describe('in a pool that tracks neither devices nor sessions', () => {
  const asked = ({ journal }: Sandbox) => [journal.count('ListDevices'), journal.count('ListUserSessions')];

  it('there are no cards for them, which is asked once for a sign-in and is no mistake of the developer', async () => {
    const warn = vi.spyOn(console, 'warn');
    const { auth, sandbox, screen } = await signedIn();
    const shown = () =>
      screen
        .getByRole('region')
        .elements()
        .map((card) => card.querySelector('h2')?.textContent);
    const others = ['Your account', 'Profile', 'Password', 'Second step', 'Passkeys', 'Delete account'];
    await expect.poll(() => asked(sandbox)).toEqual([1, 1]);
    await expect.poll(shown).toEqual(others);
    expect(document.activeElement).toBe(document.body);

    const again = (
      <StrictMode>
        <AuthProvider auth={auth}>
          <Account cards={['devices', 'sessions', 'profile']} />
        </AuthProvider>
      </StrictMode>
    );
    await screen.rerender(again);
    await expect.poll(shown).toEqual(['Your account', 'Profile']);
    expect(asked(sandbox)).toEqual([1, 1]);
    expect(warn).not.toHaveBeenCalled();

    sandbox.clock.advance(5_000);
    auth.actions.signOut();
    await expect.poll(() => auth.getState().view).toBe('signedOut');
    auth.actions.signIn({ username: 'ada', password });
    await expect.poll(() => auth.getState().view).toBe('home');
    await screen.rerender(<div />);
    await screen.rerender(again);
    await expect.poll(() => asked(sandbox)).toEqual([2, 2]);
  });

  it('is not mistaken for one whose answer is lost', async () => {
    const { auth, sandbox, screen } = await signedIn({}, { cards: [] });
    sandbox.faults.add({ operation: 'ListUserSessions', kind: 'network', times: 9 });
    await screen.rerender(
      <AuthProvider auth={auth}>
        <SessionsCard />
      </AuthProvider>,
    );
    const card = screen.getByRole('region', { name: 'Where you’re signed in' });
    await expect.element(card).toHaveTextContent('The server cannot be reached.');
  });
});

describe('the account', () => {
  it('is shown so that axe finds nothing, light or dark, also on a narrow screen', async () => {
    await page.viewport(320, 640);
    const { screen } = await signedIn({
      attributes: { email_verified: 'false' },
      userPool: { deviceConfiguration: { deviceOnlyRememberedOnUserPrompt: false } },
    });
    await screen.getByRole('button', { name: 'Set up: Authenticator app' }).click();
    await expect.element(screen.getByRole('img', { name: /picture to scan/ })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    document.documentElement.dataset.theme = 'light';
    expect(await findViolations(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])).toEqual([]);
    document.documentElement.dataset.theme = 'dark';
    expect(await findViolations(['color-contrast'])).toEqual([]);
    delete document.documentElement.dataset.theme;
    await page.viewport(1280, 800);
  });

  it('is deleted only after a second thought', async () => {
    const { sandbox, screen } = await signedIn();
    await screen.getByRole('button', { name: 'Delete my account' }).click();
    await expect.element(screen.getByRole('region', { name: 'Delete account' })).toHaveFocus();
    await screen.getByRole('button', { name: 'Keep it' }).click();
    await screen.getByRole('button', { name: 'Delete my account' }).click();
    await screen.getByRole('button', { name: 'Yes, delete it' }).click();
    await expect.element(screen.getByText('signedOut')).toBeVisible();
    expect(sandbox.users.get('ada')).toBeUndefined();
  });
});
