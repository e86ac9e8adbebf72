/**
 * The vocabulary of the chart: every type, guard, action, actor and delay under a name. Services, watchers and time are
 * types here; `createAuthMachine` provides them.
 *
 * @module
 */
import {
  type CallbackActorLogic,
  type EventObject,
  type PromiseActorLogic,
  StateMachine,
  setup,
} from 'xstate';
import type { DeviceStatus, SessionStatus } from '../model.ts';
import type { View } from '../views.ts';
import { actions } from './actions.ts';
import type { AuthContext, AuthInput } from './context.ts';
import type { AuthEvent } from './events.ts';
import { guards } from './guards.ts';
import type { AuthEmitted, AuthWatchers, Ports } from './ports.ts';
import type { createDelays, createTimeGuards } from './timing.ts';

/** What a state means to whoever looks at it. */
export type AuthTag =
  /** The person waits. */
  | 'busy'
  /** Silent work. */
  | 'background'
  | 'form'
  /** The server asked the person for something. */
  | 'challenge'
  /** The fault is to be shown. */
  | 'error'
  | 'throttled'
  /** A decision that can wait. */
  | 'prompt'
  | 'signedIn'
  | 'signedOut'
  /** The tokens may be unusable. */
  | 'stale'
  | 'offline'
  /** A router: never seen from outside. */
  | 'transient';

export interface AuthMeta {
  readonly view?: View;
  readonly session?: SessionStatus;
  readonly device?: DeviceStatus;
}

export type AuthActors = {
  [K in keyof Ports]: PromiseActorLogic<Ports[K][1], Ports[K][0]>;
} & { [K in keyof AuthWatchers]: CallbackActorLogic<EventObject> };

const vocabulary = () =>
  setup({
    types: {
      context: {} as AuthContext,
      events: {} as AuthEvent,
      emitted: {} as AuthEmitted,
      input: {} as AuthInput,
      tags: {} as AuthTag,
      meta: {} as AuthMeta,
    },
    actions,
    // Provided with the services and the clock.
    actors: {} as AuthActors,
    guards: { ...guards, ...({} as ReturnType<typeof createTimeGuards>) },
    delays: {} as ReturnType<typeof createDelays>,
  });

type Vocabulary = ReturnType<typeof vocabulary>;

/** Makes a machine of this vocabulary. `setup` is here for its types: running it would bring in 0.7 kB of unused helpers. */
export const createMachine = ((config: never) =>
  // What `setup(...).createMachine` does; only it has the types.
  new StateMachine(config, { actions, guards } as never)) as unknown as Vocabulary['createMachine'];

/** Any state of this chart. */
export type StateConfig = Parameters<Vocabulary['createStateConfig']>[0];
export type On = NonNullable<StateConfig['on']>;
export type States = NonNullable<StateConfig['states']>;
