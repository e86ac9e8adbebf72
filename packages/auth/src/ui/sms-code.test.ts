import { afterEach, expect, it, vi } from 'vitest';
import { receiveSmsCode } from './index.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** No SMS arrives here: the test plays the browser's part of WebOTP. */
function stubWebOtp(get: (options: CredentialRequestOptions) => Promise<unknown>) {
  vi.stubGlobal('OTPCredential', class {});
  vi.stubGlobal('navigator', { credentials: { get } });
}

const never = () => new AbortController().signal;

it('gives the code of an SMS for this page', async () => {
  stubWebOtp(async () => ({ code: '123456' }));
  expect(await receiveSmsCode(never())).toBe('123456');
});

it.each([
  ['refuses', () => Promise.reject(new DOMException('', 'NotAllowedError'))],
  ['has nothing', async () => null],
  ['gives something else', async () => ({ code: 123456 })],
])('gives null where the browser %s', async (_, get) => {
  stubWebOtp(get);
  expect(await receiveSmsCode(never())).toBeNull();
});

it('gives null without WebOTP, and when it was stopped before', async () => {
  expect(await receiveSmsCode(never())).toBeNull();
  const get = vi.fn<() => Promise<unknown>>();
  stubWebOtp(get);
  expect(await receiveSmsCode(AbortSignal.abort())).toBeNull();
  expect(get).not.toHaveBeenCalled();
});

it('asks for one code at a time', async () => {
  const open: (() => void)[] = [];
  stubWebOtp(() => new Promise((resolve) => open.push(() => resolve({ code: String(open.length) }))));
  const first = receiveSmsCode(never());
  const second = receiveSmsCode(never());
  await expect.poll(() => open).toHaveLength(1);
  open[0]?.();
  expect(await first).toBe('1');
  await expect.poll(() => open).toHaveLength(2);
  open[1]?.();
  expect(await second).toBe('2');
});
