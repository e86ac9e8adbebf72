import { enableWasm } from '../../dist/wasm/index.js';
import { start as startBigint } from './latchkey-bigint.mjs';

export { deviceVerifier, prove } from './latchkey-bigint.mjs';

let enabled;

// The page has loaded it before the person is done typing; here it counts, so that a first sign-in shows all of it.
export async function start() {
  enabled ??= enableWasm();
  if (!(await enabled)) throw new Error('WebAssembly is not there.');
  return startBigint();
}
