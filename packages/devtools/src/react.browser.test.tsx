/** @jsxImportSource react */
import type { Auth } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { testLayout } from '../test/chart.ts';
import { sessionOfGrace } from '../test/grace.ts';
import { showInspector } from './panel/show-inspector.tsx';
import { LatchkeyDevtools } from './react.ts';

// The drawing is created at build time.
vi.mock('./panel/index.ts', () => ({
  showPanel: (root: ShadowRoot, props: Omit<Parameters<typeof showInspector>[1], 'layout'>) =>
    showInspector(root, { ...props, layout: testLayout }),
}));

const auths: Auth[] = [];

beforeEach(() => page.viewport(1280, 800));

afterEach(() => {
  for (const auth of auths.splice(0)) auth.dispose();
  localStorage.clear();
});

async function session(): Promise<Auth> {
  const { auth } = await sessionOfGrace();
  auths.push(auth);
  await auth.ready();
  return auth;
}

const hosts = () => document.querySelectorAll('latchkey-devtools').length;
const launchers = () => page.getByRole('button', { name: 'Open the Latchkey devtools' });
/** The events in the session on screen, newest first. That it leads comes when the code for that is there: before or after. */
const events = () =>
  [...(document.querySelector('latchkey-devtools')?.shadowRoot?.querySelectorAll('.log-title') ?? [])]
    .map(({ textContent }) => textContent)
    .filter((title) => title !== 'tab.leading');
const panels = () => page.getByRole('complementary', { name: 'Inspector' });

describe('the panel as a component', () => {
  it('renders nothing in the page, opens by its button, and leaves nothing when it is unmounted', async () => {
    const auth = await session();
    const screen = await render(<LatchkeyDevtools auth={auth} />);
    expect(screen.container.innerHTML).toBe('');
    await launchers().click();
    await expect.element(panels()).toBeVisible();
    auth.actions.showSignIn();
    await expect.element(panels()).toHaveTextContent('signIn.start');
    await screen.unmount();
    await expect.poll(hosts).toBe(0);
    expect(document.documentElement.dataset.latchkeyDock).toBeUndefined();
  });

  it('is there once in StrictMode, which mounts twice', async () => {
    const auth = await session();
    const screen = await render(
      <StrictMode>
        <LatchkeyDevtools auth={auth} open />
      </StrictMode>,
    );
    await expect.element(panels()).toBeVisible();
    await expect.poll(hosts).toBe(1);
    auth.actions.showSignIn();
    await expect.element(panels()).toHaveTextContent('signIn.start');
    await screen.unmount();
    await expect.poll(hosts).toBe(0);
  });

  it('shows the session that it is given, also when that becomes another one', async () => {
    const [first, second] = [await session(), await session()];
    const screen = await render(<LatchkeyDevtools auth={first} open />);
    await expect.element(panels()).toBeVisible();
    await screen.rerender(<LatchkeyDevtools auth={second} open />);
    await expect.poll(hosts).toBe(1);
    await expect.element(panels()).toBeVisible();
    first.actions.showSignIn();
    await expect.poll(() => first.getState().view).toBe('signIn');
    second.actions.showSignUp();
    await expect.poll(events).toEqual(['signUp.start', 'start']);
  });

  it('is there for each of two sessions, and one goes without the other', async () => {
    const [first, second] = [await session(), await session()];
    const screen = await render(
      <>
        <LatchkeyDevtools key="first" auth={first} />
        <LatchkeyDevtools key="second" auth={second} />
      </>,
    );
    await expect.poll(hosts).toBe(2);
    await screen.rerender(<LatchkeyDevtools key="second" auth={second} />);
    await expect.poll(hosts).toBe(1);
    await launchers().click();
    second.actions.showSignUp();
    await expect.element(panels()).toHaveTextContent('signUp.start');
  });

  it('has no button where the app opens it itself', async () => {
    const auth = await session();
    const screen = await render(<LatchkeyDevtools auth={auth} button={false} />);
    await expect.poll(hosts).toBe(1);
    expect(launchers().elements()).toHaveLength(0);
    await screen.rerender(<LatchkeyDevtools auth={auth} />);
    await expect.element(launchers()).toBeVisible();
  });

  it('refuses a session of another library', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const double = createTestAuth({ view: 'signIn' });
    await expect(render(<LatchkeyDevtools auth={{ ...double }} />)).rejects.toThrow(/createAuth/);
    vi.restoreAllMocks();
  });
});
