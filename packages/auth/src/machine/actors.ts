/**
 * The services and watchers as actors: a promise for each service, a callback for each watcher.
 *
 * @module
 */
import {
  type CallbackActorLogic,
  type EventObject,
  fromCallback,
  fromPromise,
  type PromiseActorLogic,
} from 'xstate';
import type { AuthServices, AuthWatchers, Ports } from './ports.ts';

export type AuthActors = {
  [K in keyof Ports]: PromiseActorLogic<Ports[K][1], Ports[K][0]>;
} & { [K in keyof AuthWatchers]: CallbackActorLogic<EventObject> };

type Run = (input: never, signal: AbortSignal) => Promise<unknown>;
type Watch = AuthWatchers[keyof AuthWatchers];

const service = (run: Run) => fromPromise<unknown, never>(({ input, signal }) => run(input, signal));

const watcher = (watch: Watch) => fromCallback(({ sendBack }) => watch(sendBack));

const mapped = <Value>(values: { [name: string]: Value }, toActor: (value: Value) => unknown) =>
  Object.entries(values).map(([name, value]) => [name, toActor(value)] as const);

export const createActors = (services: AuthServices, watchers: AuthWatchers): AuthActors => {
  const actors: { [name: string]: unknown } = Object.fromEntries([
    ...mapped<Run>({ ...services }, service),
    ...mapped<Watch>({ ...watchers }, watcher),
  ]);
  // Each actor has the types of the function with its name: `AuthActors` derives exactly that.
  return actors as AuthActors;
};

/** A watcher that fails is reported; everything else continues. */
export const watch = <Name extends keyof AuthWatchers>(watcher: Name) => ({
  src: watcher,
  onError: { actions: { type: 'emitWatcherFailed' as const, params: { watcher } } },
});
