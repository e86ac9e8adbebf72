import { afterEach, expect, it, vi } from 'vitest';
import { notLoaded, notLoadedReply } from './not-loaded.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The reply of a service whose code is imported by `load`. */
const replyOf = (load: () => Promise<unknown>) => load().catch(notLoaded).catch(notLoadedReply);

it('is a network fault where the code does not load, and keeps the cause', async () => {
  const cause = new TypeError('Failed to fetch dynamically imported module');
  const load = () => Promise.reject(cause);
  await expect(load().catch(notLoaded)).rejects.toMatchObject({ name: 'NotLoadedError', cause });
  expect(await replyOf(load)).toEqual({ kind: 'fault', fault: { kind: 'network', code: 'not-loaded' } });
});

it('is no network fault where the code came and does not run: the cause is reported', async () => {
  const report = vi.fn<(error: unknown) => void>();
  vi.stubGlobal('reportError', report);
  const cause = new ReferenceError('TextEncoder is not defined');
  expect(await replyOf(() => Promise.reject(cause))).toEqual({
    kind: 'fault',
    fault: { kind: 'unexpected', code: 'code-does-not-run' },
  });
  expect(report).toHaveBeenCalledExactlyOnceWith(cause);
});

it('needs no reportError', async () => {
  vi.stubGlobal('reportError', undefined);
  const load = () => Promise.reject(new ReferenceError('TextEncoder is not defined'));
  expect(await replyOf(load)).toMatchObject({ fault: { code: 'code-does-not-run' } });
});

it('rethrows anything else: a bug', () => {
  const bug = new RangeError('a bug');
  expect(() => notLoadedReply(bug)).toThrow(bug);
});
