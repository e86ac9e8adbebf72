import type { Readable } from 'node:stream';

/** In bytes: twice the longest body that anything reads. */
const MOST = 64 * 1_048_576;

/**
 * Reads what a handler has left of a body, and throws it away: a client that is still sending when its connection closes may
 * lose the response. False if there is more than anybody should send; then the connection has to be closed.
 */
export function discardRest(incoming: Readable): Promise<boolean> {
  return new Promise((resolve) => {
    if (incoming.readableEnded || incoming.destroyed) return resolve(true);
    let length = 0;
    // The stream of the handler's Request, which would pause at each chunk.
    incoming.removeAllListeners('data');
    incoming.on('data', (chunk: Uint8Array) => {
      length += chunk.byteLength;
      if (length > MOST) resolve(false);
    });
    incoming.once('end', () => resolve(true));
    incoming.once('close', () => resolve(true));
    incoming.resume();
  });
}
