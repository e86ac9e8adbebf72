import type { ChartEntry } from '@latchkey/auth/chart';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { testSteps } from '../../test/chart.ts';
import {
  drawing,
  emulate,
  focused,
  lit,
  type Shown,
  scaleOf,
  showTestInspector,
  titles,
} from '../../test/show.ts';
import { createDockStore } from '../dock-settings.ts';

const [, submitted, signedIn] = testSteps as readonly [ChartEntry, ChartEntry, ChartEntry];

beforeEach(async () => {
  // The camera jumps then, so the test does not have to wait.
  await emulate([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
});

afterEach(async () => {
  localStorage.clear();
  document.documentElement.style.colorScheme = '';
  await page.viewport(1280, 800);
});

async function open(): Promise<Shown> {
  const shown = showTestInspector();
  await expect.poll(() => drawing(shown)).not.toBeNull();
  return shown;
}

describe('the chart', () => {
  it('lights the active states, and the line that was taken', async () => {
    const shown = await open();
    const { recorder, root } = shown;
    expect(lit(shown)).toEqual(['auth.out.calm']);
    expect(root.querySelector('.taken')).toBeNull();

    recorder.add(submitted);
    await expect.poll(() => lit(shown)).toEqual(['auth.out.busy']);
    expect(root.querySelectorAll('.taken')).toHaveLength(1);
    await expect
      .element(page.getByRole('button', { name: 'out › busy, active · busy · runs initiateAuth' }))
      .toBeInTheDocument();

    recorder.add(signedIn);
    await expect.poll(() => lit(shown)).toEqual(['auth.in.session.fresh', 'auth.in.tabs.alone']);
    await expect
      .element(page.getByRole('list', { name: 'Active states' }))
      .toHaveTextContent('session › freshtabs › alone');
  });

  it('groups events of the same moment', async () => {
    const { recorder, root } = await open();
    recorder.add({ ...submitted, at: 2_000 }, { ...signedIn, at: 2_010 });
    await expect.poll(() => root.querySelectorAll('.taken').length).toBe(2);
  });

  it('follows the session until somebody moves it, and again when asked to', async () => {
    const shown = await open();
    const { recorder, root } = shown;
    const follow = page.getByRole('button', { name: 'Follow' });
    await expect.element(follow).toHaveAttribute('aria-pressed', 'true');
    root.querySelector<SVGSVGElement>('.chart')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(follow).toHaveAttribute('aria-pressed', 'false');
    const moved = drawing(shown);
    recorder.add(submitted, signedIn);
    await expect.poll(() => lit(shown)).toHaveLength(2);
    expect(drawing(shown)).toBe(moved);
    await userEvent.keyboard('f');
    await expect.poll(() => drawing(shown)).not.toBe(moved);
  });

  it('is moved and zoomed by keys', async () => {
    const shown = await open();
    const { root } = shown;
    root.querySelector<SVGSVGElement>('.chart')?.focus();
    await userEvent.keyboard('0');
    const all = scaleOf(shown);
    await userEvent.keyboard('+');
    expect(scaleOf(shown)).toBeCloseTo(all * 1.3);
    await userEvent.keyboard('--');
    expect(scaleOf(shown)).toBeCloseTo(all / 1.3);
    const before = drawing(shown);
    await userEvent.keyboard('{ArrowDown}');
    expect(drawing(shown)).not.toBe(before);
    await userEvent.keyboard('0');
    expect(scaleOf(shown)).toBeCloseTo(all);
  });

  it('is moved by dragging and zoomed by the wheel, around the pointer', async () => {
    const shown = await open();
    const { root } = shown;
    const chart = root.querySelector<SVGSVGElement>('.chart');
    const at = (type: string, clientX: number, clientY: number) =>
      chart?.dispatchEvent(
        new PointerEvent(type, { clientX, clientY, pointerId: 1, button: 0, bubbles: true }),
      );
    const before = drawing(shown);
    at('pointerdown', 800, 200);
    at('pointermove', 803, 201);
    expect(drawing(shown)).toBe(before);
    at('pointerup', 803, 201);

    const scale = scaleOf(shown);
    chart?.dispatchEvent(
      new WheelEvent('wheel', { deltaY: -200, clientX: 900, clientY: 200, cancelable: true }),
    );
    expect(scaleOf(shown)).toBeGreaterThan(scale);
  });

  it('lets the keyboard walk from state to state', async () => {
    const shown = await open();
    const { root } = shown;
    root.querySelector<SVGSVGElement>('.chart')?.focus();
    await userEvent.keyboard('{Tab}');
    expect(focused(shown)).toBe('auth.out.calm');
    await userEvent.keyboard('{ArrowRight}');
    expect(focused(shown)).toBe('auth.out.busy');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused(shown)).toBe('auth.out.failed');
    expect(root.querySelectorAll('.leaf[tabindex="0"]')).toHaveLength(1);
  });

  it('moves nothing where no motion is wanted', async () => {
    const { recorder, root } = await open();
    recorder.add(submitted);
    await expect.poll(() => root.querySelector('.comet')).not.toBeNull();
    const comet = root.querySelector('.comet');
    expect(comet && getComputedStyle(comet).display).toBe('none');
    await emulate([{ name: 'prefers-reduced-motion', value: 'no-preference' }]);
    expect(comet && getComputedStyle(comet).animationName).toBe('comet');
  });
});

describe('the log', () => {
  it('lists the events, newest first, and where each one led', async () => {
    const shown = await open();
    const { recorder } = shown;
    recorder.add(submitted, signedIn);
    await expect.poll(() => titles(shown)).toEqual(['initiateAuth: session', 'signIn.submit', 'start']);
    await expect
      .element(page.getByRole('button', { name: /signIn.submit.*\+1.0 s.*out › busy/ }))
      .toBeVisible();
  });

  it('shows the chart as it was at a step, with the data of its event, until the present is chosen', async () => {
    const shown = await open();
    const { recorder, root } = shown;
    recorder.add(submitted, signedIn);
    const step = page.getByRole('button', { name: /signIn.submit/ });
    await step.click();
    expect(lit(shown)).toEqual(['auth.out.busy']);
    expect([...root.querySelectorAll('.payload dd')].map(({ textContent }) => textContent)).toEqual([
      'a•••',
      '•••',
      'USER_SRP_AUTH',
    ]);
    expect([...root.querySelectorAll('.diff li')].map(({ textContent }) => textContent)).toEqual([
      'out › calm',
      'out › busy',
    ]);
    await page.getByRole('button', { name: 'Back to now' }).click();
    expect(lit(shown)).toHaveLength(2);
    await expect.element(step).toHaveAttribute('aria-pressed', 'false');
  });

  it('is one stop of the tab key, in which the arrows move', async () => {
    const shown = await open();
    const { recorder, root } = shown;
    recorder.add(submitted, signedIn);
    await expect.poll(() => root.querySelectorAll('.log-step').length).toBe(3);
    expect(root.querySelectorAll('.log-step[tabindex="0"]')).toHaveLength(1);
    root.querySelector<HTMLElement>('.log-step')?.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(root.activeElement?.textContent).toContain('signIn.submit');
    await expect.poll(() => lit(shown)).toEqual(['auth.out.busy']);
    await userEvent.keyboard('{End}');
    await expect.poll(() => lit(shown)).toEqual(['auth.out.calm']);
    await userEvent.keyboard('{Home}');
    await expect.poll(() => lit(shown)).toHaveLength(2);
  });

  it('says when the chart had no use for an event', async () => {
    const { recorder } = await open();
    recorder.add({ ...submitted, transitions: [], active: testSteps[0]?.active ?? [] });
    await expect.element(page.getByText('ignored in this state')).toBeVisible();
  });
});

it('lists requests by name and end', async () => {
  const { requests } = await open();
  await expect.element(page.getByText('None yet.')).toBeVisible();
  requests.add({
    type: 'request',
    url: 'https://cognito.example/',
    target: 'Service.InitiateAuth',
    startedAt: 1_000,
    ended: Promise.resolve({ status: 400, at: 1_120 }),
  });
  await expect.element(page.getByText('InitiateAuth', { exact: true })).toBeVisible();
  await expect.element(page.getByText('400 · 120 ms')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'after start' })).toBeVisible();
});

describe('the dock', () => {
  it('is made larger and smaller by keys, and leaves room for the page', async () => {
    await open();
    const border = page.getByRole('separator', { name: 'Size of the inspector' });
    expect(getComputedStyle(document.body).paddingInlineEnd).toBe('588.8px');
    border.element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(border).toHaveAttribute('aria-valuenow', '50');
    expect(getComputedStyle(document.body).paddingInlineEnd).toBe('640px');
  });

  it('closes by Escape', async () => {
    const { dock, root } = await open();
    root.querySelector<SVGSVGElement>('.chart')?.focus();
    await userEvent.keyboard('{Escape}');
    expect(dock.get().isOpen).toBe(false);
  });

  it('moves to the other side, closes, and is as it was when the page is opened again', async () => {
    const { dock, hide } = await open();
    await page.getByRole('button', { name: 'Dock at the bottom' }).click();
    expect(document.documentElement.dataset.latchkeyDock).toBe('bottom');
    await page.getByRole('button', { name: 'Close the inspector' }).click();
    expect(dock.get().isOpen).toBe(false);
    expect(createDockStore(localStorage, { isOpen: true, side: 'right' }).get()).toMatchObject({
      isOpen: false,
      side: 'bottom',
    });
    hide();
    expect(document.documentElement.dataset.latchkeyDock).toBeUndefined();
  });

  it('is a sheet on a phone, as wide as the screen', async () => {
    await page.viewport(360, 740);
    const { root } = await open();
    expect(document.documentElement.dataset.latchkeyDock).toBe('bottom');
    expect(root.querySelector('.dock')?.getBoundingClientRect().width).toBe(360);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});

it.each(['light', 'dark'])('axe finds nothing when it is %s', async (theme) => {
  document.documentElement.style.colorScheme = theme;
  const { recorder, root } = await open();
  recorder.add(submitted, signedIn);
  await page.getByRole('button', { name: /signIn.submit/ }).click();
  const { violations } = await axe.run(root.host);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
