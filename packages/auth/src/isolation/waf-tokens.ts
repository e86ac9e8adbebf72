/**
 * AWS WAF tokens for a worker: only a page can show a CAPTCHA.
 *
 * @module
 */
import type { GetWafToken } from '@latchkey/cognito';
import type { FromWorker, ToWorker } from './wire.ts';

type Stopped = Extract<FromWorker, { type: 'wafStopped' }>;
type Given = Extract<ToWorker, { type: 'wafToken' }>;

/** The page's end. The reason for a missing token stays on the page. */
export function giveWafTokens(getWafToken: GetWafToken | undefined, post: (message: ToWorker) => void) {
  const running = new Map<number, AbortController>();
  return {
    async give({ id, action, operation }: Stopped): Promise<void> {
      const abort = new AbortController();
      running.set(id, abort);
      const ask = async () => getWafToken?.({ action, operation, signal: abort.signal });
      const token = await ask().catch(() => null);
      running.delete(id);
      post({ type: 'wafToken', id, token: typeof token === 'string' ? token : null });
    },
    abort: (id: number) => running.get(id)?.abort(),
    close() {
      for (const abort of running.values()) abort.abort();
    },
  };
}

/** The worker's end. */
export function askForWafTokens(post: (message: FromWorker) => void) {
  const waiting = new Map<number, (token: string | null) => void>();
  let last = 0;
  const getWafToken: GetWafToken = ({ action, operation, signal }) =>
    new Promise((resolve) => {
      last += 1;
      const id = last;
      waiting.set(id, resolve);
      signal?.addEventListener('abort', () => post({ type: 'wafAbort', id }));
      post({ type: 'wafStopped', id, action, operation });
    });
  return {
    getWafToken,
    settle({ id, token }: Given) {
      waiting.get(id)?.(token);
      waiting.delete(id);
    },
  };
}
