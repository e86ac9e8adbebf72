import type { InspectionEvent } from 'xstate';
import type { AuthConfig } from './api.ts';

/** Calls an inspector, which XState takes as a function or as an observer. */
export const inspectorOf =
  (inspect: NonNullable<AuthConfig['inspect']>) =>
  (event: InspectionEvent): void =>
    typeof inspect === 'function' ? inspect(event) : inspect.next?.(event);

/** Shows an error of the app's own code where uncaught ones are shown. */
export const report = (error: unknown): void => {
  const { reportError = rethrow } = globalThis as Partial<typeof globalThis>;
  reportError(error);
};

const rethrow = (error: unknown) =>
  queueMicrotask(() => {
    throw error;
  });

/** Calls every listener. An error that one throws is reported, and the others are still called. */
export function callEach<Args extends readonly unknown[]>(
  listeners: Iterable<(...args: Args) => void>,
  ...args: Args
): void {
  for (const listener of listeners) {
    try {
      listener(...args);
    } catch (error) {
      report(error);
    }
  }
}
