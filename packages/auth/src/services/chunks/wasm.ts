import { enableWasm } from '@latchkey/srp/wasm';
import type { BaseContext } from '../context.ts';
import { prepare as prepareSignIn } from './sign-in.ts';

/** The same as without WebAssembly, by it. @throws SrpError `weak-random` */
export async function prepare(base: BaseContext): Promise<void> {
  await enableWasm();
  await prepareSignIn(base);
}
