/**
 * The services and watchers as actors: a promise for each port, a callback for each watcher.
 *
 * @module
 */
import { fromCallback, fromPromise } from 'xstate';
import type { AuthServices, AuthWatchers } from './ports.ts';
import type { AuthActors } from './setup.ts';

type Run = (input: never, signal: AbortSignal) => Promise<unknown>;
type Watch = AuthWatchers[keyof AuthWatchers];

const port = (run: Run) => fromPromise<unknown, never>(({ input, signal }) => run(input, signal));

const watcher = (watch: Watch) => fromCallback(({ sendBack }) => watch(sendBack));

const mapped = <Value>(values: { [name: string]: Value }, toActor: (value: Value) => unknown) =>
  Object.entries(values).map(([name, value]) => [name, toActor(value)] as const);

export const createActors = (services: AuthServices, watchers: AuthWatchers): AuthActors => {
  const actors: { [name: string]: unknown } = Object.fromEntries([
    ...mapped<Run>({ ...services }, port),
    ...mapped<Watch>({ ...watchers }, watcher),
  ]);
  // Each actor has the types of the function of its name: `AuthActors` derives just that.
  return actors as AuthActors;
};
