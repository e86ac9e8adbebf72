/**
 * For code that has to be one file, such as a worker: what `@latchkey/srp` loads when first needed, brought along instead.
 * @module
 */
import { bringHashes } from './hashes.ts';
import * as hashes from './hashes-without-webcrypto.ts';

/** From now on nothing is loaded. A bundler that sees this makes no chunk of the hashes. */
export const bringAlong = (): void => bringHashes(hashes);
