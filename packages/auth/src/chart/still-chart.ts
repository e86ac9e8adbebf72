/**
 * The chart with services that a test or a drawing answers for.
 *
 * @module
 */
import { createContext } from '../machine/context.ts';
import { createAuthMachine } from '../machine/machine.ts';
import type { AuthServices, AuthWatchers, Ports } from '../machine/ports.ts';
import type { AuthMachine } from '../machine/setup.ts';
import { sampleReplies } from './samples/replies.ts';

const noConfig = { flow: 'USER_SRP_AUTH', onExpired: 'ask', tabs: false } as const;

/** The names of the services. */
export const portNames = Object.keys(sampleReplies(createContext(noConfig), 0)) as (keyof Ports)[];

/** Services that all run the same function, each under its name. */
export const servicesBy = (
  run: (name: keyof Ports, input: unknown, signal: AbortSignal) => Promise<unknown>,
): AuthServices =>
  // One function a port: the samples have just the ports for keys.
  Object.fromEntries(
    portNames.map((name) => [name, (input: unknown, signal: AbortSignal) => run(name, input, signal)]),
  ) as unknown as AuthServices;

const deaf = () => () => {};

/** Watchers that never send. */
export const deafWatchers: AuthWatchers = { watchTabs: deaf, watchConnection: deaf, watchClock: deaf };

/** The chart as it stands at one moment, with services that never reply: it can be asked where an event leads. */
export const stillChart = (now: number): AuthMachine =>
  createAuthMachine(
    servicesBy(() => new Promise<never>(() => {})),
    deafWatchers,
    {
      now: () => now,
      random: () => 0,
      page: { online: () => true, visible: () => true, focused: () => false },
    },
  );
