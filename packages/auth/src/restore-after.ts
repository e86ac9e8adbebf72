import type { AuthServices } from './machine/ports.ts';

/** Wraps the services so that stored data is read only after `work`, which runs once. */
export function restoreAfter(work: () => Promise<void>, services: AuthServices): AuthServices {
  let done: Promise<void> | undefined;
  return {
    ...services,
    async restoreSession(input, signal) {
      done ??= work();
      await done;
      return services.restoreSession(input, signal);
    },
  };
}
