/**
 * A bare page that holds an Auth object, with clocks that a test moves.
 *
 * @module
 */
import { type Auth, type AuthConfig, browserEnvironment, createAuth } from '@latchkey/auth';

/** By how many milliseconds the page's clocks are ahead of the machine's. */
export interface Ahead {
  /** The wall clock, which a person can set and which goes on while the computer sleeps. */
  readonly wall: number;
  /** The clock that never jumps. */
  readonly steady: number;
}

export interface HarnessOptions {
  readonly config: AuthConfig;
  readonly ahead: Ahead;
}

export interface Harness {
  readonly auth: Auth;
  /** One more, on the same page. */
  open(config: AuthConfig): Auth;
  shift(by: Ahead): void;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

// Written by `Tab.open`.
const { config, ahead: start } = JSON.parse(decodeURIComponent(location.hash.slice(1))) as HarnessOptions;
const ahead = { ...start };
const { clock } = browserEnvironment();

const open = (options: AuthConfig): Auth =>
  createAuth({
    ...options,
    environment: {
      clock: {
        ...clock,
        now: () => clock.now() + ahead.wall,
        monotonic: () => clock.monotonic() + ahead.steady,
      },
    },
  });

window.harness = {
  auth: open(config),
  open,
  shift(by) {
    ahead.wall += by.wall;
    ahead.steady += by.steady;
  },
};
