/**
 * Passes the URL of a pop-up or iframe to the page that waits. Uses a channel, because a Cross-Origin-Opener-Policy on the
 * way cuts a window off from its opener. Only pages of this origin can listen, and the code in the URL is worthless without
 * the verifier.
 *
 * @module
 */
import type { Environment } from '../../api.ts';
import { isObject, textUpTo } from '../../checks.ts';

export interface Relay {
  /** Resolves with the URL for a state; null if it did not come in time, or the wait was aborted. */
  wait(state: string, patience: number, signal: AbortSignal): Promise<string | null>;
  /** Offers a URL; false if no page is waiting for it. */
  hand(state: string, href: string): Promise<boolean>;
}

/** How long to wait for an answer from the waiting page, in milliseconds. */
const ANSWER = 2_000;

const isAddress = textUpTo(8_192);

/** Null if the browser has no channels, or blocks them. */
export function openRelay(
  { openChannel, clock }: Pick<Environment, 'openChannel' | 'clock'>,
  scope: string,
): Relay | null {
  if (!openChannel) return null;

  /** Listens until `hear` returns a value, or time is up. */
  const listen = <T>(
    patience: number,
    hear: (message: Readonly<Record<string, unknown>>, channel: BroadcastChannel) => T | null,
    begin: (channel: BroadcastChannel) => void,
    signal?: AbortSignal,
  ): Promise<T | null> =>
    new Promise((resolve) => {
      const channel = openChannel(`latchkey|${scope}|redirect`);
      const end = (heard: T | null) => {
        clock.clearTimeout(timer);
        channel.close();
        resolve(heard);
      };
      const timer = clock.setTimeout(() => end(null), patience);
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const heard = isObject(data) ? hear(data, channel) : null;
        if (heard !== null) end(heard);
      });
      signal?.addEventListener('abort', () => end(null));
      begin(channel);
    });

  return {
    wait: (state, patience, signal) =>
      listen(
        patience,
        (message, channel) => {
          if (message.state !== state || !isAddress(message.href)) return null;
          channel.postMessage({ state, isTaken: true });
          return message.href;
        },
        () => {},
        signal,
      ),
    hand: async (state, href) =>
      (await listen(
        ANSWER,
        (message) => (message.state === state && message.isTaken === true ? true : null),
        (channel) => channel.postMessage({ state, href }),
      )) ?? false,
  };
}
