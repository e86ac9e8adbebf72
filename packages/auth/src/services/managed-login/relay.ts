/**
 * Passes the URL of a pop-up or iframe to the page that waits. Uses a channel, because a Cross-Origin-Opener-Policy on the
 * way cuts a window off from its opener. Only pages of this origin can listen, and the code in the URL is worthless without
 * the verifier.
 *
 * @module
 */
import type { Environment } from '../../api.ts';
import { isObject, textUpTo } from '../../checks.ts';

/**
 * Waits for the URL of a state and resolves with it, or offers one and resolves with it when a page has taken it. Null if
 * that did not happen in time, or the wait was aborted.
 *
 * @param patience - milliseconds
 * @param offer - null to wait for one
 */
export type Relay = (
  state: string,
  patience: number,
  offer: string | null,
  signal: AbortSignal,
) => Promise<string | null>;

const isAddress = textUpTo(8_192);

/** Null if the browser has no channels, or blocks them. */
export function openRelay(
  { openChannel, clock }: Pick<Environment, 'openChannel' | 'clock'>,
  scope: string,
): Relay | null {
  const name = `latchkey|${scope}|redirect`;
  try {
    // Throws where site data are blocked. Not with `attempt`, which some bundlers would make a file of its own.
    openChannel?.(name).close();
  } catch {
    return null;
  }
  if (!openChannel) return null;
  return (state, patience, offer, signal) =>
    new Promise((resolve) => {
      const channel = openChannel(name);
      const end = (passed: string | null) => {
        clock.clearTimeout(timer);
        channel.close();
        resolve(passed);
      };
      const timer = clock.setTimeout(() => end(null), patience);
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (!isObject(data) || data.state !== state) return;
        const { href, isTaken } = data;
        if (offer !== null) {
          if (isTaken === true) end(offer);
        } else if (isAddress(href)) {
          channel.postMessage({ state, isTaken: true });
          end(href);
        }
      });
      signal.addEventListener('abort', () => end(null));
      if (offer !== null) channel.postMessage({ state, href: offer });
    });
}
