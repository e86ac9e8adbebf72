/** Code that comes late: how long it takes, and whether it comes at all. */
import { expect, vi } from 'vitest';
import { tick } from './browser.ts';

/** SRP and the calls of a sign-in. */
export const SIGN_IN = '../src/services/chunks/sign-in.ts';
/** Refresh and sign-out, and what a refusal means. */
export const SESSION = '../src/services/chunks/session.ts';
/** What a sign-in by password does without. */
export const REST = '../src/services/chunks/rest.ts';
/** The page's end of the wire to its worker. */
export const WIRE = '../src/isolation/page.ts';

export const parts: readonly string[] = [SIGN_IN, SESSION, REST];

/** From now on this file does not load; each try is counted. */
export function cutOff(file: string) {
  const load = vi.fn<() => never>(() => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  vi.doMock(file, load);
  return load;
}

/** It loads, and each load is counted. */
export function countLoads(file: string) {
  const load = vi.fn<(original: () => Promise<object>) => Promise<object>>((original) => original());
  vi.doMock(file, load);
  return load;
}

/** It is on its way until it is let in. */
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
    isAsked: () => vi.waitFor(() => expect(load).toHaveBeenCalledOnce()),
    /** Lets it in, and has what waited for it do what it does. */
    async letIn() {
      open();
      await load.mock.results[0]?.value;
      for (let turn = 0; turn < 200; turn += 1) await tick();
    },
  };
}

/** Everything loads again. */
export function letLoad(): void {
  for (const file of [...parts, WIRE]) vi.doUnmock(file);
}
