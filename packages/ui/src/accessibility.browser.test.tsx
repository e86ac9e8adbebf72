import type { TestState } from '@latchkey/auth/testing';
import type { ReactElement } from 'react';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { findViolations } from '../test/find-violations.ts';
import { show as showState } from '../test/show.tsx';
import { Account } from './account/index.ts';
import { Heading } from './parts/heading.tsx';
import { ar } from './words/ar.ts';
import './styles/index.css';

const long = 'a-person-with-quite-a-long-username.and-then-some@example-company.com';

const user = { username: 'ada', claims: { sub: 's', 'cognito:username': 'ada', iat: 0, exp: 3600 } };

/** The account, with something in each of its cards. */
function Home(): ReactElement {
  return (
    <>
      <Heading>Home</Heading>
      <Account />
    </>
  );
}

const views = { home: Home };
const account = {
  attributes: { name: 'Ada', email: long, email_verified: 'false' },
  mfa: ['SMS_MFA', 'EMAIL_OTP'],
  preferredMfa: 'SMS_MFA',
  passkeys: [{ credentialId: 'one', name: long }],
  devices: [{ deviceKey: 'eu-west-2_one', name: long }],
  sessions: [{ sessionId: 'tkn-1', deviceType: long }],
} as const;

/** With the code of all cards and what they show. */
const show: typeof showState = async (state, options, props) => {
  const isHome = state.view === 'home';
  const shown = await showState(
    state,
    { account, ...options },
    { children: 'The page', ...(isHome && { views }), ...props },
  );
  if (isHome) await expect.poll(() => document.querySelectorAll('.lk-rows li').length).toBeGreaterThan(5);
  return shown;
};

/** Every view, and those that look different after a refusal. */
const STATES: readonly (readonly [string, TestState])[] = [
  ['the page opens', { view: 'splash' }],
  ['signed out', { view: 'signedOut', reason: 'signOut' }],
  ['sign in', { view: 'signIn', username: long }],
  ['sign in, refused', { view: 'signIn', fault: { kind: 'credentials', code: 'NotAuthorizedException' } }],
  ['choose a way', { view: 'chooseFactor', username: long }],
  ['password', { view: 'password', username: long }],
  ['code by text message', { view: 'smsCode' }],
  ['code by email', { view: 'emailCode', canResend: true }],
  ['code of an app', { view: 'totpCode', deviceName: long }],
  ['code of an app, refused', { view: 'totpCode', fault: { kind: 'code', code: 'CodeMismatchException' } }],
  ['choose a second step', { view: 'chooseMfa' }],
  ['add a second step', { view: 'setUpMfa' }],
  ['set up an app', { view: 'setUpTotp' }],
  ['set up email codes', { view: 'setUpEmail' }],
  ['new password', { view: 'newPassword', requiredAttributes: ['name', 'phone_number'] }],
  ['a question of the pool', { view: 'custom', parameters: { question: long } }],
  ['passkey', { view: 'passkey' }],
  ['an unknown challenge', { view: 'unsupported' }],
  ['managed login', { view: 'managedLogin', popup: true }],
  ['too late', { view: 'lapsed', username: long }],
  ['create an account', { view: 'signUp' }],
  ['confirm the account', { view: 'confirmSignUp', username: long }],
  ['forgot the password', { view: 'forgotPassword' }],
  ['reset the password', { view: 'resetPassword', username: long }],
  ['session ended', { view: 'expired', username: long }],
  ['signing out', { view: 'signingOut' }],
  ['sign in again, beside the page', { view: 'signIn', username: long, page: { user } }],
  ['the account', { view: 'home', user, device: 'undecided' }],
];

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTROLS = 'button, input:not([hidden]), a[href], select, textarea';
const table = new Map<string, string[]>();
const passed = (state: string, check: string) => table.set(state, [...(table.get(state) ?? []), check]);
const CHECKS = [
  'axe, light',
  'axe, dark',
  'keyboard',
  '44 px',
  '320 px wide',
  'text spacing',
  'right to left',
];

const controls = () =>
  [...document.querySelectorAll<HTMLElement>(`.lk-root :is(${CONTROLS})`)].filter(
    (control) => control.offsetParent !== null,
  );

/** A link in a sentence is as high as its line (WCAG 2.2, 2.5.8, "Inline"). */
const isInSentence = (control: HTMLElement) =>
  control.matches('a') &&
  [...(control.parentElement?.childNodes ?? [])].some(
    (node) => node instanceof Text && node.data.trim() !== '',
  );

/** Nothing can be done in these: the page itself is changing. */
const STILL = ['the page opens', 'signing out'];

beforeEach(() => page.viewport(1280, 800));
afterEach(() => document.querySelector('style[data-test]')?.remove());

describe.each(STATES)('%s', (name, state) => {
  it.each(['light', 'dark'] as const)('axe finds nothing in %s colours', async (theme) => {
    const { screen } = await show(state, {}, { theme });
    await expect.element(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
    expect(await findViolations(RULES)).toEqual([]);
    passed(name, `axe, ${theme}`);
  });

  it('is used by keyboard alone: each control is reached once, and shows that it has the focus', async () => {
    await show(state);
    const wanted = controls();
    expect(wanted.length > 0).toBe(!STILL.includes(name));
    (document.activeElement as HTMLElement | null)?.blur();
    const reached = new Set<Element>();
    for (let presses = 0; presses < wanted.length + 4 && reached.size < wanted.length; presses += 1) {
      await userEvent.tab();
      const { activeElement } = document;
      if (activeElement === null || !wanted.includes(activeElement as HTMLElement)) continue;
      reached.add(activeElement);
      const shown = activeElement instanceof HTMLInputElement ? activeElement.parentElement : activeElement;
      const { outlineStyle, boxShadow } = getComputedStyle(shown ?? activeElement);
      expect([outlineStyle, boxShadow], activeElement.outerHTML).not.toEqual(['none', 'none']);
    }
    expect(wanted.filter((control) => !reached.has(control)).map(({ outerHTML }) => outerHTML)).toEqual([]);
    passed(name, 'keyboard');
  });

  it('has controls that are large enough for a finger', async () => {
    await show(state, {}, { density: 'compact' });
    const small = controls()
      .filter((control) => !isInSentence(control))
      .map((control) => ({ control, box: control.getBoundingClientRect() }))
      // For a field, its frame can be clicked, too.
      .filter(
        ({ control, box }) => box.height < (control instanceof HTMLInputElement ? 42 : 44) || box.width < 44,
      )
      .map(({ control, box }) => `${box.width} x ${box.height} ${control.outerHTML}`);
    expect(small).toEqual([]);
    passed(name, '44 px');
  });

  it('needs no sideways scrolling at 320 px, which is 400 % of 1280', async () => {
    await page.viewport(320, 640);
    await show(state);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    passed(name, '320 px wide');
    const spacing = document.createElement('style');
    spacing.dataset.test = '';
    // WCAG 2.2, 1.4.12.
    spacing.textContent =
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }';
    document.head.append(spacing);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    passed(name, 'text spacing');
  });

  it('goes from right to left as it goes from left to right', async () => {
    await page.viewport(320, 640);
    const { screen } = await show(state, {}, { words: ar });
    await expect.element(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
    expect(getComputedStyle(screen.getByRole('heading', { level: 1 }).element()).direction).toBe('rtl');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    expect(await findViolations(['wcag2a', 'wcag2aa'])).toEqual([]);
    passed(name, 'right to left');
  });
});

it('is what the report says', async () => {
  const rows = STATES.map(([name]) => {
    const done = table.get(name) ?? [];
    return `| ${name} | ${CHECKS.map((check) => (done.includes(check) ? 'yes' : '**no**')).join(' | ')} |`;
  });
  const report = `# Accessibility

Written by \`src/accessibility.browser.test.tsx\`, in Chromium; a check that fails fails the test. axe has the rules of WCAG 2.0, 2.1
and 2.2, A and AA, and its best practices. *Keyboard*: each control is reached by Tab and shows that it has the focus. *44 px*: what
can be pressed is no smaller, with \`density="compact"\` too. *320 px wide*: no sideways scrolling, which is 1280 px at 400 % (1.4.10).
*Text spacing*: nor with that of 1.4.12. *Right to left*: in Arabic, at 320 px, with axe.

| state | ${CHECKS.join(' | ')} |
| --- |${CHECKS.map(() => ' --- |').join('')}
${rows.join('\n')}

Other tests hold: the focus after each step and each refusal (\`views/*.browser.test.tsx\`), and that each is said once, by
the focus or by a live region (\`views/announcements.browser.test.tsx\`), also over whole journeys: a sign-in with a code, a new account, a
second step that is set up, the account, a sign-out (\`journeys.browser.test.tsx\`);
\`autocomplete\` for password managers and one-time codes (\`views/autocomplete.browser.test.tsx\`); the cards of the account with axe, at
320 px (\`account/account.browser.test.tsx\`); every state of the demo with axe in both themes (\`e2e/tests/cards.spec.ts\`).
`;
  await expect(report).toMatchFileSnapshot('../docs/accessibility.md');
});

afterAll(() => page.viewport(1280, 800));
