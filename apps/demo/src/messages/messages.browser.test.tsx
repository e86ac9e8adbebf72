import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import Messages from './messages.tsx';
import type { OutboxMessage } from './outbox-feed.ts';
import '../styles/index.css';

const message = (id: number, code: string): OutboxMessage => ({
  id,
  medium: id % 2 === 0 ? 'SMS' : 'EMAIL',
  destination: 'ada@example.com',
  subject: 'Your code',
  code,
});

const control = 'http://localhost:4599/_sandbox/';
const pool = 'eu-west-1_A';
let outbox: OutboxMessage[];
const addresses: string[] = [];

beforeEach(() => {
  outbox = [];
  addresses.length = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    addresses.push(String(input));
    return Response.json(outbox);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function mount(isOver = true) {
  const screen = await render(<Messages control={control} userPoolId={pool} isOver={isOver} />);
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { timeout: 15_000 });
  return screen;
}

/** Lets one polling interval pass. */
const nextRound = async () => {
  await vi.advanceTimersToNextTimerAsync();
};

it('shows messages that the sandbox sends while the page is open, newest first, and nothing older', async () => {
  outbox = [message(1, '111111')];
  const screen = await mount();
  await nextRound();
  expect(screen.container.textContent).toBe('');

  outbox = [...outbox, message(2, '222222'), message(3, '333333')];
  await nextRound();
  await expect
    .poll(() => [...screen.container.querySelectorAll('code')].map((code) => code.textContent))
    .toEqual(['333333', '222222']);
  // Announced once, and without the buttons: nothing else of it is live.
  await expect
    .element(screen.getByRole('status'))
    .toHaveTextContent(/^New message for ada@example.com: Your code 333333$/);
  expect(screen.container.querySelectorAll('[aria-live], [role=status]')).toHaveLength(1);
  expect(new Set(addresses)).toEqual(new Set(['http://localhost:4599/_sandbox/pools/eu-west-1_A/outbox']));
});

it('shows the newest earlier message to somebody who waits for a code, as after a reload', async () => {
  outbox = [message(1, '111111'), message(2, '222222')];
  const screen = await mount(false);
  await nextRound();
  expect([...screen.container.querySelectorAll('code')].map((code) => code.textContent)).toEqual(['222222']);
  await screen.rerender(<Messages control={control} userPoolId={pool} isOver />);
  await expect.poll(() => screen.container.querySelectorAll('code').length).toBe(0);
});

it('forgets dismissed messages', async () => {
  const screen = await mount();
  outbox = [message(1, '111111')];
  await nextRound();
  await screen.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => screen.container.textContent).toBe('');
  await nextRound();
  expect(screen.container.textContent).toBe('');
});

it('removes messages that nobody waits for any more, and shows later ones', async () => {
  const screen = await mount(false);
  outbox = [message(1, '111111')];
  await nextRound();
  await expect.element(screen.getByText('111111', { exact: true })).toBeInTheDocument();
  await screen.rerender(<Messages control={control} userPoolId={pool} isOver />);
  await expect.poll(() => screen.container.textContent).toBe('');
  outbox = [...outbox, message(2, '222222')];
  await nextRound();
  await expect.element(screen.getByText('222222', { exact: true })).toBeInTheDocument();
});

it('starts over when the sandbox does', async () => {
  outbox = [message(7, '777777')];
  const screen = await mount();
  outbox = [];
  await nextRound();
  outbox = [message(1, '111111')];
  await nextRound();
  await expect.element(screen.getByText('111111', { exact: true })).toBeInTheDocument();
});

it('outlives a sandbox that is away, and stops asking when it leaves the page', async () => {
  const screen = await mount();
  vi.mocked(fetch).mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await nextRound();
  outbox = [message(1, '111111')];
  await nextRound();
  await expect.element(screen.getByText('111111', { exact: true })).toBeInTheDocument();
  await screen.unmount();
  expect(vi.getTimerCount()).toBe(0);
});
