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
