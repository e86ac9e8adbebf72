import { enableWasm } from '@latchkey/srp/wasm';
import type { BaseContext } from '../context.ts';
import { prepare as prepareSignIn } from './sign-in.ts';

/** Does the same as without WebAssembly, with it. @throws SrpError `weak-random` */
export async function prepare(base: BaseContext): Promise<void> {
  await enableWasm();
  await prepareSignIn(base);
}
