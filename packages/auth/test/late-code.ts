/** Code that is loaded late: how long it takes, and whether it loads at all. */
import { expect, vi } from 'vitest';
import { tick } from './browser.ts';

/** SRP and the calls of a sign-in. */
export const SIGN_IN = '../src/services/chunks/sign-in.ts';
/** Refresh and sign-out, the session of a single tab, and the meaning of refusals. */
export const SESSION = '../src/services/chunks/session.ts';
/** Code that a sign-in with a password does not need. */
export const REST = '../src/services/chunks/rest.ts';
/** The page's end of the connection to its worker. */
export const WIRE = '../src/isolation/link.ts';

export const parts: readonly string[] = [SIGN_IN, SESSION, REST];

/** From now on this file fails to load; attempts are counted. */
export function cutOff(file: string) {
  const load = vi.fn<() => never>(() => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  vi.doMock(file, load);
  return load;
}

/** The file loads, and loads are counted. */
export function countLoads(file: string) {
  const load = vi.fn<(original: () => Promise<object>) => Promise<object>>((original) => original());
  vi.doMock(file, load);
  return load;
}

/** The file stays pending until it is released. */
export function holdUp(file: string) {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const load = vi.fn<(original: () => Promise<object>) => Promise<object>>(async (original) => {
    await gate;
    return original();
  });
  vi.doMock(file, load);
  return {
    isAsked: () => expect.poll(() => load).toHaveBeenCalledOnce(),
    /** Releases the file, and lets the waiting calls continue. */
    async letIn() {
      open();
      await load.mock.results[0]?.value;
      for (let turn = 0; turn < 200; turn += 1) await tick();
    },
  };
}

/** Everything loads again, once the loads under way have failed: a module that is asked for meanwhile would fail with them. */
export async function letLoad(): Promise<void> {
  await vi.dynamicImportSettled();
  for (const file of [...parts, WIRE]) vi.doUnmock(file);
  // Vitest carries it out with the imports that come next, each by itself: a slow one would undo a later doMock.
  await import('./browser.ts');
  await vi.dynamicImportSettled();
}
