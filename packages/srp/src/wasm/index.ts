/**
 * Faster powers with WebAssembly and SIMD, for pages whose policy allows it. Load it late: only a sign-in uses it.
 * @module
 */
import { N } from '../group.ts';
import { setPowers } from '../power.ts';
import { compile, createArithmetic, R } from './arithmetic.ts';
import { wasmPowers } from './powers.ts';

/**
 * Makes `@latchkey/srp` compute with WebAssembly. If that is missing or forbidden, nothing changes: the engine's own integers
 * are used. A Content Security Policy without `'wasm-unsafe-eval'` forbids it, and the browser reports the attempt.
 *
 * @returns whether it is in use now
 */
export async function enableWasm(): Promise<boolean> {
  try {
    const module = await compile();
    if (!isRight(module)) return false;
    setPowers(wasmPowers(module));
    return true;
  } catch {
    return false;
  }
}

/** Whether this browser computes correctly: an error would look like a wrong password. */
function isRight(module: WebAssembly.Module): boolean {
  const arithmetic = createArithmetic(module);
  arithmetic.write(0, N - 2n);
  arithmetic.write(1, N >> 1n);
  arithmetic.multiply(0, 1);
  arithmetic.square(0, 1);
  // In Montgomery form: 2 ((N - 2) (N >> 1) / R) ^ 2 / R.
  const square = 2n * ((N - 2n) * (N >> 1n)) ** 2n;
  return (arithmetic.read(0) * R ** 3n - square) % N === 0n;
}
