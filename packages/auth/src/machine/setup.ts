/**
 * The vocabulary of the chart: its types, and every named action, guard, actor and delay.
 *
 * @module
 */
import {
  type AnyActorRef,
  createMachine,
  type MachineConfig,
  type NonReducibleUnknown,
  type StateMachine,
  type StateNodeConfig,
  type StateSchema,
  type StateValue,
} from 'xstate';
import { actions } from './actions.ts';
import { type AuthActors, createActors } from './actors.ts';
import type { AuthContext, AuthInput } from './context.ts';
import type { AuthEvent } from './events.ts';
import { guards } from './guards.ts';
import type { AuthEmitted, AuthServices, AuthWatchers } from './ports.ts';
import type { AuthMeta, AuthTag } from './tags.ts';
import { createDelays, createTimeGuards, type Timing } from './timing.ts';

/** The names of a set of functions, with the params of each. */
type Named<Functions> = {
  [K in keyof Functions & string]: Functions[K] extends (args: never, params: infer Params) => unknown
    ? { type: K; params: unknown extends Params ? undefined : Params }
    : never;
}[keyof Functions & string];

type AuthActor = {
  [K in keyof AuthActors]: { src: K; logic: AuthActors[K]; id: string | undefined };
}[keyof AuthActors];
type AuthAction = Named<typeof actions>;
type AuthGuard = Named<typeof guards & ReturnType<typeof createTimeGuards>>;
type AuthDelay = keyof ReturnType<typeof createDelays>;

/** Any state of this chart. */
export type StateConfig = StateNodeConfig<
  AuthContext,
  AuthEvent,
  AuthActor,
  AuthAction,
  AuthGuard,
  AuthDelay,
  AuthTag,
  NonReducibleUnknown,
  AuthEmitted,
  AuthMeta
>;
export type On = NonNullable<StateConfig['on']>;
export type States = NonNullable<StateConfig['states']>;

export type ChartConfig = MachineConfig<
  AuthContext,
  AuthEvent,
  AuthActor,
  AuthAction,
  AuthGuard,
  AuthDelay,
  AuthTag,
  AuthInput,
  NonReducibleUnknown,
  AuthEmitted,
  AuthMeta
>;

export type AuthMachine = StateMachine<
  AuthContext,
  AuthEvent,
  Record<string, AnyActorRef | undefined>,
  AuthActor,
  AuthAction,
  AuthGuard,
  AuthDelay,
  StateValue,
  AuthTag,
  AuthInput,
  NonReducibleUnknown,
  AuthEmitted,
  AuthMeta,
  StateSchema
>;

/**
 * Creates the machine in one step, with all its implementations. `setup(...).createMachine` does the same: `setup` itself
 * would add helpers that the chart does not call, 0.8 kB of the 28 that a page loads first; and `provide` would create all
 * states a second time.
 */
export const formMachine = (
  config: ChartConfig,
  services: AuthServices,
  watchers: AuthWatchers,
  timing: Timing,
): AuthMachine =>
  createMachine(config, {
    actions,
    actors: createActors(services, watchers),
    guards: { ...guards, ...createTimeGuards(timing) },
    delays: createDelays(timing),
  });
