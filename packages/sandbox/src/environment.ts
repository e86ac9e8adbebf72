/** The clock, random source, timer and network of a sandbox. A test can replace each of them. */
export interface SandboxEnvironment {
  /** The time in milliseconds since the epoch; each pool's clock adds its own offset. */
  readonly now: () => number;
  /** Cryptographically strong random bytes. */
  readonly random: (length: number) => Uint8Array;
  /** Waits that many milliseconds; only used by the latency fault. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Calls real identity providers; not used for anything else. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
}

/** The platform's own environment. */
export const platform: SandboxEnvironment = {
  now: () => Date.now(),
  random: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  fetch: (url, init) => globalThis.fetch(url, init),
};
