/**
 * What reaches a page, through its gate.
 *
 * @module
 */
import type { EnvironmentClock } from '../../src/api.ts';
import type { Gate } from './gate.ts';

interface Timer {
  isOver: boolean;
  id: unknown;
}

/** @param skew - how far the browser's wall clock is off, in milliseconds */
export const gatedClock = (
  clock: EnvironmentClock,
  gate: Gate,
  skew: () => number = () => 0,
): EnvironmentClock => ({
  now: () => clock.now() + skew(),
  monotonic: () => clock.monotonic(),
  setTimeout(run, milliseconds) {
    const timer: Timer = { isOver: false, id: 0 };
    timer.id = clock.setTimeout(() => gate.run(() => (timer.isOver ? undefined : run())), milliseconds);
    return timer;
  },
  clearTimeout(given) {
    const timer = given as Timer | null | undefined;
    if (!timer) return;
    timer.isOver = true;
    clock.clearTimeout(timer.id);
  },
});

export const gatedCrypto = (subtle: SubtleCrypto, gate: Gate): SubtleCrypto =>
  new Proxy(subtle, {
    get: (target, name) => {
      // Every member of SubtleCrypto is a method that returns a promise.
      const method = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>;
      return (...given: unknown[]) => gate.pass(method.apply(target, given));
    },
  });

export function gatedLocks(locks: LockManager, gate: Gate): LockManager {
  const death = new AbortController();
  gate.onDeath(() => death.abort());
  const request = (name: string, options: LockOptions, work: LockGrantedCallback<unknown>) => {
    const signal = AbortSignal.any([death.signal, ...(options.signal ? [options.signal] : [])]);
    const granted = (lock: Lock | null) =>
      new Promise<unknown>((resolve, reject) => {
        gate.run(() => {
          Promise.resolve()
            .then(() => work(lock))
            .then(resolve, reject);
        });
      });
    return gate.pass(locks.request(name, { signal }, granted));
  };
  // Only `request` with options is used.
  return { request } as unknown as LockManager;
}

export function gatedChannel(channel: BroadcastChannel, gate: Gate, told: () => void): BroadcastChannel {
  gate.onDeath(() => channel.close());
  const listeners = new Map<unknown, (event: MessageEvent) => void>();
  return {
    postMessage: (data: unknown) => {
      if (!gate.isDead) told();
      channel.postMessage(data);
    },
    addEventListener: (_: string, listener: (event: MessageEvent) => void) => {
      const gated = (event: MessageEvent) => gate.run(() => listener(event));
      listeners.set(listener, gated);
      channel.addEventListener('message', gated);
    },
    removeEventListener: (_: string, listener: unknown) => {
      const gated = listeners.get(listener);
      if (gated) channel.removeEventListener('message', gated);
    },
    close: () => channel.close(),
    // The members that are used.
  } as unknown as BroadcastChannel;
}

/** The passkeys that the browser has at the time of a call. */
export function currentCredentials(browser: {
  readonly credentials: CredentialsContainer | null;
}): CredentialsContainer {
  const none = async () => null;
  const container: Pick<CredentialsContainer, 'get' | 'create'> = {
    get: (options) => browser.credentials?.get(options) ?? none(),
    create: (options) => browser.credentials?.create(options) ?? none(),
  };
  // No other member of the container is used.
  return container as CredentialsContainer;
}
