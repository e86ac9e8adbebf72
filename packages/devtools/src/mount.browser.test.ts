import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { testLayout } from '../test/chart.ts';
import { password, sessionOfGrace } from '../test/grace.ts';
import { mountDevtools } from './index.ts';
import { showInspector } from './panel/show-inspector.tsx';
import { ReportError, replayReport } from './replay.ts';
import { readReport } from './report.ts';

// The drawing is created at build time.
vi.mock('./panel/index.ts', () => ({
  showPanel: (root: ShadowRoot, props: Omit<Parameters<typeof showInspector>[1], 'layout'>) =>
    showInspector(root, { ...props, layout: testLayout }),
}));

const cleanUps: (() => void)[] = [];

beforeEach(() => page.viewport(1280, 800));

afterEach(() => {
  vi.restoreAllMocks();
  for (const cleanUp of cleanUps.splice(0).toReversed()) cleanUp();
  localStorage.clear();
});

async function start() {
  const { auth, sandbox, secrets } = await sessionOfGrace();
  const devtools = mountDevtools(auth);
  cleanUps.push(() => auth.dispose(), devtools.unmount);
  const at = (view: string) =>
    expect.poll(() => (auth.getState().busy ? 'busy' : auth.getState().view), { timeout: 15_000 }).toBe(view);
  return { auth, devtools, sandbox, at, secrets };
}

const launcher = () => page.getByRole('button', { name: 'Open the Latchkey devtools' });
const panel = () => page.getByRole('complementary', { name: 'Inspector' });

it('opens by its button, gives the focus back, and leaves nothing when it is unmounted', async () => {
  const { devtools } = await start();
  const changes = vi.fn<() => void>();
  devtools.subscribe(changes);
  await launcher().click();
  await expect.element(panel()).toBeVisible();
  expect(devtools.isOpen()).toBe(true);
  expect(changes).toHaveBeenCalled();
  await page.getByRole('button', { name: 'Close the inspector' }).click();
  await expect.element(launcher()).toBeVisible();
  expect(devtools.isOpen()).toBe(false);
  devtools.unmount();
  expect(document.querySelector('latchkey-devtools')).toBeNull();
  expect(document.documentElement.dataset.latchkeyDock).toBeUndefined();
});

it('holds no secret of a whole sign-in, open and copied', { timeout: 60_000 }, async () => {
  const { auth, devtools, sandbox, at, secrets } = await start();
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  devtools.open();
  await expect.element(panel()).toBeVisible();
  await at('signedOut');
  auth.actions.signIn({ username: 'grace', password });
  await at('smsCode');
  const { code = '' } = sandbox.outbox.latest('grace') ?? {};
  auth.actions.submitCode(code);
  await at('home');

  const root = document.querySelector('latchkey-devtools')?.shadowRoot;
  const seen: string[] = [];
  for (const step of root?.querySelectorAll<HTMLElement>('.log-step') ?? []) {
    step.click();
    await expect.poll(() => step.getAttribute('aria-pressed')).toBe('true');
    seen.push(root?.innerHTML ?? '');
  }
  await page.getByRole('button', { name: 'Session', exact: true }).click();
  await expect.element(page.getByRole('region', { name: 'Storage' })).toHaveTextContent(/session\d/);
  seen.push(root?.innerHTML ?? '');
  await page.getByRole('button', { name: 'Copy as a report' }).click();
  await expect.poll(() => copied.mock.calls.length).toBe(1);
  const report = copied.mock.calls[0]?.[0] ?? '';

  expect(readReport(report).steps.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['signIn.submit', 'respond', 'code.submit']),
  );
  expect(readReport(report).requests.map(({ operation }) => operation)).toContain('RespondToAuthChallenge');
  const text = [...seen, report].join('\n');
  // The check itself must be able to find something.
  expect(secrets.size).toBeGreaterThan(8);
  expect([...secrets, code, 'grace'].filter((secret) => text.includes(secret))).toEqual([]);
});

it('replays a report, and refuses any other text', async () => {
  const { auth, devtools, at } = await start();
  await at('signedOut');
  auth.actions.showSignIn();
  await at('signIn');
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  devtools.open();
  await page.getByRole('button', { name: 'Copy as a report' }).click();
  await expect.poll(() => copied.mock.calls.length).toBe(1);
  devtools.unmount();

  expect(() => replayReport('hello')).toThrow(ReportError);
  const replay = replayReport(copied.mock.calls[0]?.[0] ?? '');
  cleanUps.push(replay.unmount);
  await expect.element(panel()).toHaveTextContent('signIn.start');
  await page.getByRole('button', { name: 'Close the inspector' }).click();
  expect(replay.isOpen()).toBe(false);
});
