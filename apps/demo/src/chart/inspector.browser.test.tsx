import type { ChartEntry } from '@latchkey/auth/chart';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { type RenderResult, render } from 'vitest-browser-react';
import { createTestRecorder, testLayout, testSteps } from '../../test/chart.ts';
import { ChartToggle } from './chart-toggle.tsx';
import { createDockStore } from './dock-settings.ts';
import { Inspector } from './inspector.tsx';
import { createRequestRecorder } from './requests.ts';
import '../styles/index.css';

const [, submitted, signedIn] = testSteps as readonly [ChartEntry, ChartEntry, ChartEntry];

/** What Chromium is told about its person; the page itself cannot be. */
const emulate = (features: { name: string; value: string }[]) =>
  (cdp() as unknown as { send(method: string, parameters: object): Promise<void> }).send(
    'Emulation.setEmulatedMedia',
    { features },
  );

beforeEach(async () => {
  // The camera jumps then, and a test has nothing to wait for.
  await emulate([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
});

afterEach(async () => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
  await page.viewport(1280, 800);
});

async function open() {
  const recorder = createTestRecorder();
  const requests = createRequestRecorder();
  const dock = createDockStore(localStorage, '?chart');
  const screen = await render(
    <Inspector layout={testLayout} recorder={recorder} requests={requests} dock={dock} />,
  );
  await expect.poll(() => drawing(screen)).not.toBeNull();
  return { recorder, requests, dock, screen };
}

const drawing = ({ container }: RenderResult) =>
  container.querySelector('.chart > g')?.getAttribute('transform') ?? null;
const lit = ({ container }: RenderResult) =>
  [...container.querySelectorAll('.leaf.active')].map((box) => box.getAttribute('data-box'));
const scaleOf = (screen: RenderResult) => Number(/scale\((.*)\)/.exec(drawing(screen) ?? '')?.[1]);
const titles = ({ container }: RenderResult) =>
  [...container.querySelectorAll('.log-title')].map(({ textContent }) => textContent);

describe('the chart', () => {
  it('lights what is active, and the line that was taken', async () => {
    const { recorder, screen } = await open();
    expect(lit(screen)).toEqual(['auth.out.calm']);
    expect(screen.container.querySelector('.taken')).toBeNull();

    recorder.add(submitted);
    await expect.poll(() => lit(screen)).toEqual(['auth.out.busy']);
    expect(screen.container.querySelectorAll('.taken')).toHaveLength(1);
    await expect
      .element(screen.getByRole('button', { name: 'out › busy, active · busy · runs initiateAuth' }))
      .toBeInTheDocument();

    recorder.add(signedIn);
    await expect.poll(() => lit(screen)).toEqual(['auth.in.session.fresh', 'auth.in.tabs.alone']);
    await expect.element(screen.getByText('and 1 more region', { exact: true })).toBeVisible();
  });

  it('shows together what happens in one moment', async () => {
    const { recorder, screen } = await open();
    recorder.add({ ...submitted, at: 2_000 }, { ...signedIn, at: 2_010 });
    await expect.poll(() => screen.container.querySelectorAll('.taken').length).toBe(2);
  });

  it('follows the session until somebody moves it, and again when asked to', async () => {
    const { recorder, screen } = await open();
    const follow = screen.getByRole('button', { name: 'Follow' });
    await expect.element(follow).toHaveAttribute('aria-pressed', 'true');
    screen.container.querySelector<SVGSVGElement>('.chart')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(follow).toHaveAttribute('aria-pressed', 'false');
    const moved = drawing(screen);
    recorder.add(submitted, signedIn);
    await expect.poll(() => lit(screen)).toHaveLength(2);
    expect(drawing(screen)).toBe(moved);
    await userEvent.keyboard('f');
    await expect.poll(() => drawing(screen)).not.toBe(moved);
  });

  it('is moved and zoomed by keys', async () => {
    const { screen } = await open();
    screen.container.querySelector<SVGSVGElement>('.chart')?.focus();
    await userEvent.keyboard('0');
    const all = scaleOf(screen);
    await userEvent.keyboard('+');
    expect(scaleOf(screen)).toBeCloseTo(all * 1.3);
    await userEvent.keyboard('--');
    expect(scaleOf(screen)).toBeCloseTo(all / 1.3);
    const before = drawing(screen);
    await userEvent.keyboard('{ArrowDown}');
    expect(drawing(screen)).not.toBe(before);
    await userEvent.keyboard('0');
    expect(scaleOf(screen)).toBeCloseTo(all);
  });

  it('is moved by dragging and zoomed by the wheel, around the pointer', async () => {
    const { screen } = await open();
    const chart = screen.container.querySelector<SVGSVGElement>('.chart');
    const at = (type: string, clientX: number, clientY: number) =>
      chart?.dispatchEvent(
        new PointerEvent(type, { clientX, clientY, pointerId: 1, button: 0, bubbles: true }),
      );
    const before = drawing(screen);
    at('pointerdown', 800, 200);
    at('pointermove', 803, 201);
    expect(drawing(screen)).toBe(before);
    at('pointerup', 803, 201);

    const scale = scaleOf(screen);
    chart?.dispatchEvent(
      new WheelEvent('wheel', { deltaY: -200, clientX: 900, clientY: 200, cancelable: true }),
    );
    expect(scaleOf(screen)).toBeGreaterThan(scale);
  });

  it('lets the keyboard walk from state to state', async () => {
    const { screen } = await open();
    const calm = screen.getByRole('button', { name: 'out › calm, active' });
    screen.container.querySelector<SVGSVGElement>('.chart')?.focus();
    await userEvent.keyboard('{Tab}');
    await expect.element(calm).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(screen.getByRole('button', { name: /out › busy/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(screen.getByRole('button', { name: /out › failed/ })).toHaveFocus();
    expect(screen.container.querySelectorAll('.leaf[tabindex="0"]')).toHaveLength(1);
  });

  it('moves nothing where no motion is wanted', async () => {
    const { recorder, screen } = await open();
    recorder.add(submitted);
    await expect.poll(() => screen.container.querySelector('.comet')).not.toBeNull();
    const comet = screen.container.querySelector('.comet');
    expect(comet && getComputedStyle(comet).display).toBe('none');
    await emulate([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
    expect(comet && getComputedStyle(comet).animationName).toBe('comet');
  });
});

describe('the log', () => {
  it('tells what happened, the newest first, and where it led', async () => {
    const { recorder, screen } = await open();
    recorder.add(submitted, signedIn);
    await expect.poll(() => titles(screen)).toEqual(['initiateAuth: session', 'signIn.submit', 'start']);
    await expect
      .element(screen.getByRole('button', { name: /signIn.submit.*\+1.0 s.*out › busy/ }))
      .toBeVisible();
  });

  it('shows the chart as it was at a step, with what the event carried, until now is asked for', async () => {
    const { recorder, screen } = await open();
    recorder.add(submitted, signedIn);
    const step = screen.getByRole('button', { name: /signIn.submit/ });
    await step.click();
    expect(lit(screen)).toEqual(['auth.out.busy']);
    expect(
      [...screen.container.querySelectorAll('.payload dd')].map(({ textContent }) => textContent),
    ).toEqual(['a•••', '•••', 'USER_SRP_AUTH']);
    await screen.getByRole('button', { name: 'Back to now' }).click();
    expect(lit(screen)).toHaveLength(2);
    await expect.element(step).toHaveAttribute('aria-pressed', 'false');
  });

  it('says when the chart had no use for an event', async () => {
    const { recorder, screen } = await open();
    recorder.add({ ...submitted, transitions: [], active: testSteps[0]?.active ?? [] });
    await expect.element(screen.getByText('ignored in this state')).toBeVisible();
  });
});

it('tells what can happen here, what a person does apart from the rest', async () => {
  const { recorder, screen } = await open();
  const events = () =>
    [...screen.container.querySelectorAll<HTMLElement>('.possible-event')].map(({ textContent, dataset }) => [
      textContent?.trim(),
      dataset.from,
    ]);
  expect(events()).toEqual([
    ['signIn.submit', undefined],
    ['tab.leading', 'outside'],
  ]);
  recorder.add({ ...submitted, possible: [{ type: 'mfa.choose', choice: 'EMAIL_OTP' }] });
  await expect.poll(events).toEqual([['mfa.choose EMAIL_OTP', undefined]]);
});

it('lists requests by name and end', async () => {
  const { requests, screen } = await open();
  await expect.element(screen.getByText('None yet.')).toBeVisible();
  requests.add({
    input: 'https://cognito.example/',
    init: { headers: { 'x-amz-target': 'Service.InitiateAuth' } },
    startedAt: 1_000,
    ended: Promise.resolve({ status: 400, at: 1_120 }),
  });
  await expect.element(screen.getByText('InitiateAuth', { exact: true })).toBeVisible();
  await expect.element(screen.getByText('400 · 120 ms')).toBeVisible();
});

describe('the dock', () => {
  it('is made larger and smaller by keys, and leaves room for the page', async () => {
    const { screen } = await open();
    const border = screen.getByRole('separator', { name: 'Size of the inspector' });
    expect(getComputedStyle(document.body).paddingInlineEnd).toBe('588.8px');
    border.element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(border).toHaveAttribute('aria-valuenow', '50');
    expect(getComputedStyle(document.body).paddingInlineEnd).toBe('640px');
  });

  it('gives the focus back to what opens it when it is closed, also by Escape', async () => {
    // Too narrow for the chart in small: its drawing is made by the build.
    await page.viewport(900, 800);
    const { dock, screen } = await open();
    await render(<ChartToggle dock={dock} recorders={new Promise(() => {})} />);
    screen.container.querySelector<SVGSVGElement>('.chart')?.focus();
    await userEvent.keyboard('{Escape}');
    expect(dock.get().isOpen).toBe(false);
    await expect.element(page.getByRole('button', { name: 'Watch the chart' })).toHaveFocus();
  });

  it('moves to the other side, closes, and is as it was when the page is opened again', async () => {
    const { dock, screen } = await open();
    await screen.getByRole('button', { name: 'Dock at the bottom' }).click();
    expect(document.documentElement.dataset.dock).toBe('bottom');
    await screen.getByRole('button', { name: 'Close the inspector' }).click();
    expect(dock.get().isOpen).toBe(false);
    expect(createDockStore(localStorage, '').get()).toMatchObject({ isOpen: false, side: 'bottom' });
    await screen.unmount();
    expect(document.documentElement.dataset.dock).toBeUndefined();
  });

  it('is a sheet on a phone, as wide as the screen', async () => {
    await page.viewport(360, 740);
    const { screen } = await open();
    expect(document.documentElement.dataset.dock).toBe('bottom');
    expect(screen.container.querySelector('.dock')?.getBoundingClientRect().width).toBe(360);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});

it.each(['light', 'dark'])('axe finds nothing when it is %s', async (theme) => {
  document.documentElement.dataset.theme = theme;
  const { recorder, screen } = await open();
  recorder.add(submitted, signedIn);
  await screen.getByRole('button', { name: /signIn.submit/ }).click();
  const { violations } = await axe.run(screen.container);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
