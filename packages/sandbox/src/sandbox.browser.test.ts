import { afterEach, expect, test, vi } from 'vitest';
import { CONTROL_PATH, createControl } from './control-api/control-api.ts';
import { keepPageAlive } from './control-api/page/script.ts';
import { createSandbox } from './sandbox.ts';
import { Person } from './testing/person.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test('the pool runs in a worker of a browser', async () => {
  const worker = new Worker(new URL('./testing/sign-in.worker.ts', import.meta.url), { type: 'module' });
  const result = await new Promise<unknown>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.terminate();
  expect(result).toEqual({ tokenType: 'Bearer', calls: 2 });
});

test('the control page stays up to date, and its buttons work', async () => {
  const sandbox = await createSandbox({
    now: () => 1_790_000_000_000,
    users: [{ username: 'ada', password: 'Correct-horse-1' }],
  });
  const control = createControl(sandbox);
  const load = (path: string, init?: RequestInit) =>
    control(new Request(new URL(path, `http://localhost${CONTROL_PATH}/`), init));
  const markup = await (await load(CONTROL_PATH)).text();
  document.body.innerHTML = new DOMParser().parseFromString(markup, 'text/html').body.innerHTML;
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    load(path === location.href ? CONTROL_PATH : path, init),
  );
  vi.useFakeTimers({ toFake: ['setInterval'] });
  keepPageAlive();

  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '1 hour');
  button?.click();
  const search = document.querySelector<HTMLInputElement>('[data-search=users]');
  search?.focus();
  await expect.poll(() => sandbox.clock.now()).toBe(1_790_003_600_000);
  await expect.poll(() => document.querySelector('[role=status]')?.textContent).toBe('Done.');
  // The response came while the person was typing elsewhere.
  expect(document.activeElement).toBe(search);

  await new Person(sandbox, 'ada', 'Correct-horse-1').signInBySrp();
  vi.advanceTimersByTime(1000);
  await expect
    .poll(() => document.getElementById('journal')?.textContent)
    .toContain('asks PASSWORD_VERIFIER');
});
