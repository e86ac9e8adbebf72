import { quiet, tick } from './browser.ts';
import type { Journey } from './journey.ts';

/** Lets everything happen that needs no time. */
export async function settle(turns = 200): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await tick();
}

/** Time passes as in a browser: work started by a timer continues before the next one fires. */
export async function pass(
  { browser, clock }: Pick<Journey, 'browser' | 'clock'>,
  milliseconds: number,
): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 1_000) {
    clock.advance(1_000);
    await quiet(browser, 20);
  }
}
