import type { ChartEntry } from '@latchkey/auth/chart';
import { createTestAuth } from '@latchkey/auth/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type AnyStateMachine, createMachine } from 'xstate';
import { testSteps } from '../../test/chart.ts';
import { drawing, emulate, lit, type Shown, scaleOf, showTestInspector } from '../../test/show.ts';
import { readReport } from '../report.ts';

const [, submitted, signedIn] = testSteps as readonly [ChartEntry, ChartEntry, ChartEntry];

beforeEach(async () => {
  await page.viewport(1280, 800);
  await emulate([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
});

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

async function open(...auth: Parameters<typeof showTestInspector>): Promise<Shown> {
  const shown = showTestInspector(...auth);
  await expect.poll(() => drawing(shown)).not.toBeNull();
  return shown;
}

describe('possible next events', () => {
  const chips = ({ root }: Shown) => [...root.querySelectorAll<HTMLElement>('.possible-event')];

  it('are split into actions of the person and others', async () => {
    const shown = await open();
    const events = () => chips(shown).map(({ textContent, dataset }) => [textContent?.trim(), dataset.from]);
    expect(events()).toEqual([
      ['signIn.submit', undefined],
      ['tab.leading', 'outside'],
    ]);
    shown.recorder.add({ ...submitted, possible: [{ type: 'mfa.choose', choice: 'EMAIL_OTP' }] });
    await expect.poll(events).toEqual([['mfa.choose EMAIL_OTP', undefined]]);
  });

  it('lights the line of an event that is pointed at or focused, with its name, and shows where it leads', async () => {
    const shown = await open();
    const pointed = () => shown.root.querySelectorAll('.pointed').length;
    const [submit] = chips(shown);
    submit?.focus();
    await expect.poll(pointed).toBe(1);
    expect(shown.root.querySelector('.line-label')?.textContent).toBe('signIn.submit');
    const before = drawing(shown);
    submit?.click();
    await expect.poll(() => drawing(shown)).not.toBe(before);
    submit?.blur();
    await expect.poll(pointed).toBe(0);
  });
});

it('include one sentence about the current wait', async () => {
  const { recorder } = await open();
  await expect
    .element(page.getByText('The app shows the view signedOut and waits for signIn.submit.'))
    .toBeVisible();
  recorder.add(submitted);
  await expect
    .element(page.getByText('initiateAuth is running: the chart waits for its answer.'))
    .toBeVisible();
});

it('have no text smaller than 9 pixels at any zoom', async () => {
  const shown = await open();
  const { root } = shown;
  const sizes = () =>
    [...root.querySelectorAll<SVGTextElement>('.chart text')]
      .filter((text) => getComputedStyle(text).display !== 'none')
      .map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * scaleOf(shown));
  expect(Math.min(...sizes())).toBeGreaterThanOrEqual(9);
  root.querySelector<SVGSVGElement>('.chart')?.focus();
  for (const keys of ['0', '--', '---', '++++']) {
    await userEvent.keyboard(keys);
    expect(Math.min(99, ...sizes())).toBeGreaterThanOrEqual(9);
  }
});

describe('time', () => {
  it('has events and requests on one axis, and is moved along by a slider', async () => {
    const { recorder, requests, root } = await open();
    recorder.add(submitted, signedIn);
    requests.add({
      type: 'request',
      url: 'https://cognito.example/',
      target: 'Service.InitiateAuth',
      startedAt: 2_000,
      ended: Promise.resolve({ status: 200, at: 2_500 }),
    });
    await expect.poll(() => root.querySelectorAll('.strip-step').length).toBe(3);
    const bar = () => {
      const { x, width } = root.querySelector<SVGRectElement>('.strip-request') ?? {};
      return [x?.baseVal.value, width?.baseVal.value];
    };
    await expect.poll(bar).toEqual([500, 250]);

    const slider = page.getByRole('slider', { name: 'Step' });
    await expect.element(slider).toHaveAttribute('aria-valuetext', '3 of 3: initiateAuth: session');
    slider.element().focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(slider).toHaveAttribute('aria-valuetext', '2 of 3: signIn.submit');
    await expect
      .element(page.getByRole('button', { name: /^signIn.submit/ }))
      .toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('button', { name: 'Back to now' })).not.toBeInTheDocument();
  });

  it('is played from the beginning to the present', async () => {
    const shown = await open();
    shown.recorder.add(submitted);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    expect(lit(shown)).toEqual(['auth.out.calm']);
    await expect.poll(() => lit(shown)).toEqual(['auth.out.busy']);
    await expect.element(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  });
});

it('copies the record as a report that can be read again', async () => {
  const { recorder } = await open();
  recorder.add(submitted);
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await page.getByRole('button', { name: 'Copy as a report' }).click();
  await expect.element(page.getByText('Copied')).toBeVisible();
  const { steps } = readReport(copied.mock.calls[0]?.[0] ?? '');
  expect(steps).toEqual(testSteps.slice(0, 2));
});

it('copies the chart as an XState machine', async () => {
  await open();
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await page.getByRole('button', { name: 'XState' }).click();
  await expect.element(page.getByText('Copied')).toBeVisible();
  const definition = JSON.parse(copied.mock.calls[0]?.[0] ?? '') as AnyStateMachine['config'];
  expect(createMachine(definition).root.states).toHaveProperty('signIn');
});

it('shows the lifetime of the tokens, messages of other tabs, and the storage', async () => {
  const now = Date.now();
  const { recorder } = await open(createTestAuth({ view: 'home' }));
  const session = { username: 'a•••', refreshAt: now + 3_000_000, expiresAt: now + 3_600_000 };
  recorder.add(
    { ...signedIn, at: now, payload: { kind: 'session', session } },
    { ...signedIn, number: 3, at: now, kind: 'external', event: 'tab.leading', payload: {} },
  );
  await page.getByRole('button', { name: 'Session', exact: true }).click();
  const tokens = page.getByRole('region', { name: 'Tokens' });
  await expect.element(tokens).toHaveTextContent(/are refreshedin 50 min.*expirein (60|1)/);
  await expect.element(page.getByRole('region', { name: 'Tabs' })).toHaveTextContent('for all tabs');
  await expect.element(page.getByRole('region', { name: 'Storage' })).toHaveTextContent('in memory');
});
