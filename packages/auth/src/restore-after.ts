import type { AuthServices } from './machine/ports.ts';

/** The services, but that what is stored is read only after `work`, which is done once. */
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
