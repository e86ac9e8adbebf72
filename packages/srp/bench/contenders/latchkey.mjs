import { enableWasm } from '../../dist/wasm/index.js';
import { start as startBigint } from './latchkey-bigint.mjs';

export { deviceVerifier, prove } from './latchkey-bigint.mjs';

let enabled;

// A page loads it while the person types; here it counts, so that a first sign-in includes everything.
export async function start() {
  enabled ??= enableWasm();
  if (!(await enabled)) throw new Error('WebAssembly is not there.');
  return startBigint();
}
