/**
 * The chart with services controlled by a test or a drawing.
 *
 * @module
 */
import { createAuthMachine } from '../machine/machine.ts';
import { managedLoginChart } from '../machine/managed-login.ts';
import type { AuthServices, Ports } from '../machine/ports.ts';
import type { AuthMachine } from '../machine/setup.ts';
import { noWatchers, standInServices } from '../machine/stand-ins.ts';
import { createStepUpMachine } from '../machine/step-up.ts';
import type { Timing } from '../machine/timing.ts';
import type { Attempt } from '../model.ts';

/** The names of the services. */
const portNames = Object.keys(standInServices) as (keyof Ports)[];

/** Creates services that all run the same function, each with its name. */
export const servicesBy = (
  run: (name: keyof Ports, input: unknown, signal: AbortSignal) => Promise<unknown>,
): AuthServices =>
  // One function for each port: the stand-ins have exactly the ports as keys.
  Object.fromEntries(
    portNames.map((name) => [name, (input: unknown, signal: AbortSignal) => run(name, input, signal)]),
  ) as unknown as AuthServices;

const waiting = servicesBy(() => new Promise<never>(() => {}));

const stillTiming = (now: number): Timing => ({
  now: () => now,
  random: () => 0,
  page: { online: () => true, visible: () => true, focused: () => false },
});

/** The chart at one moment, with services that never reply, to find out where an event leads. */
export const stillChart = (now: number): AuthMachine =>
  createAuthMachine(waiting, noWatchers, stillTiming(now), managedLoginChart);

/** The machine of a step-up, in the same way. */
export const stillStepUp = (now: number, attempt: Attempt): AuthMachine =>
  createStepUpMachine(attempt, waiting, stillTiming(now));
