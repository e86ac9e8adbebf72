/**
 * For code that has to be a single file, such as a worker: includes the hashes that `@latchkey/srp` otherwise loads on
 * first use.
 * @module
 */
import { setInlineHashes } from './hashes.ts';
import * as hashes from './hashes-without-webcrypto.ts';

/** Makes `@latchkey/srp` use the included hashes: it loads nothing, and a bundler creates no chunk for them. */
export const inlineHashes = (): void => setInlineHashes(hashes);
