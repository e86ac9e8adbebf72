import type { TestState } from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { show } from '../../test/show.tsx';

const LIVE = '[role="alert"], [role="status"], [aria-live]:not([aria-live="off"])';

const textsOf = (ids: string | null) =>
  (ids ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');

/** The screen reader text of the focused element: its name and its description. */
function focused(): string {
  const { activeElement: element } = document;
  if (element === null || element === document.body) return '';
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const named = textsOf(element.getAttribute('aria-labelledby')).concat(
    labels.map(({ textContent }) => textContent),
  );
  const described = textsOf(element.getAttribute('aria-describedby'));
  const own = element instanceof HTMLInputElement || element.hasAttribute('aria-labelledby');
  return [...named, ...described, own ? '' : element.textContent].join(' ');
}

/** How often a screen reader gets a text: from live regions, and from the focused element. */
function timesSaid(text: string): number {
  const regions = [...document.querySelectorAll(LIVE)].filter(
    (region) => region.parentElement?.closest(LIVE) === null,
  );
  return [...regions.map(({ textContent }) => textContent), focused()].filter((said) => said.includes(text))
    .length;
}

const fault = (kind: 'credentials' | 'code' | 'network' | 'taken', code: string, field?: string) => ({
  kind,
  code,
  ...(field && { field }),
});

it.each<readonly [string, TestState, TestState, string]>([
  [
    'a refusal of the whole form',
    { view: 'signIn' },
    { view: 'signIn', fault: fault('credentials', 'NotAuthorizedException') },
    'Incorrect username or password.',
  ],
  [
    'a refusal that comes with another step',
    { view: 'totpCode' },
    { view: 'signIn', fault: fault('credentials', 'NotAuthorizedException') },
    'Incorrect username or password.',
  ],
  [
    'a refused code, whose field takes the focus',
    { view: 'totpCode' },
    { view: 'totpCode', fault: fault('code', 'CodeMismatchException') },
    'That code isn’t right.',
  ],
  [
    'a refusal of a field that the form does not have',
    { view: 'signIn' },
    { view: 'signIn', fault: fault('taken', 'UsernameExistsException', 'nickname') },
    'An account with these details already exists.',
  ],
  [
    'a server that cannot be reached',
    { view: 'chooseFactor' },
    { view: 'chooseFactor', fault: fault('network', 'NetworkError') },
    'The server cannot be reached.',
  ],
  [
    'what went well',
    { view: 'resetPassword' },
    { view: 'signIn', notice: 'passwordChanged' },
    'Your password has been changed.',
  ],
  [
    'why a session ended',
    { view: 'signingOut' },
    { view: 'signedOut', reason: 'deleted' },
    'Your account has been deleted.',
  ],
  ['another step', { view: 'signIn' }, { view: 'chooseMfa' }, 'One more step'],
  ['a request that runs', { view: 'signIn' }, { view: 'signIn', busy: true }, 'One moment'],
])('is said once: %s', async (_name, before, after, text) => {
  const { auth, screen } = await show(before);
  await expect.element(screen.getByRole('heading', { level: 1 })).toBeInTheDocument();
  auth.setState(after);
  await expect.poll(() => document.body.textContent).toContain(text);
  await expect.poll(() => timesSaid(text)).toBe(1);
});

it('is said again where the same is refused again', async () => {
  const refused = () => ({ view: 'signIn', fault: fault('credentials', 'NotAuthorizedException') }) as const;
  const { auth, screen } = await show(refused());
  const refusal = screen.getByRole('group', { name: 'Incorrect username or password.' });
  await screen.getByLabelText('Username or email').fill('ada');
  auth.setState({ view: 'signIn' });
  await expect.element(refusal).not.toBeInTheDocument();
  auth.setState(refused());
  await expect.element(refusal).toHaveFocus();
});
