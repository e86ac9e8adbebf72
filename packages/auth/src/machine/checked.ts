/**
 * The functions of the entry, which check their arguments. The chart's own calls of the same functions are in every first load,
 * and pass what the compiler has checked.
 *
 * @module
 */
import { isObject, oneOf } from '../checks.ts';
import { hasMethods, requireArgument } from '../require-argument.ts';
import { isSealed, unseal as open, type Sealed, type SealKind, seal as sealUnchecked } from '../sealed.ts';
import { createAuthMachine as create } from './machine.ts';
import type { AuthServices, AuthWatchers } from './ports.ts';
import type { AuthMachine, ChartConfig } from './setup.ts';
import { noWatchers, standInServices } from './stand-ins.ts';
import type { Timing } from './timing.ts';

const hasServices = hasMethods(...Object.keys(standInServices));
const hasWatchers = hasMethods(...Object.keys(noWatchers));
const isTiming = (value: unknown) =>
  hasMethods('now', 'random')(value) &&
  isObject(value) &&
  hasMethods('online', 'visible', 'focused')(value.page);
const isChart = (value: unknown) => value === undefined || (isObject(value) && isObject(value.states));

/**
 * Creates the machine. `createActor` gets the same clock as `timing`, so that timers and times agree.
 *
 * @param whole - `managedLoginChart` for the chart with managed login. Default: the chart without it
 * @throws AuthError `invalid-input`
 */
export function createAuthMachine(
  services: AuthServices,
  watchers: AuthWatchers,
  timing: Timing,
  whole?: ChartConfig,
): AuthMachine {
  requireArgument(services, hasServices, 'services must have all the functions that standInServices has.');
  requireArgument(watchers, hasWatchers, 'watchers must have all the functions that noWatchers has.');
  requireArgument(timing, isTiming, 'timing must have all the members that systemTiming has.');
  requireArgument(whole, isChart, 'whole must be managedLoginChart, or left out.');
  return create(services, watchers, timing, whole);
}

const isKind = oneOf<unknown>(['typed', 'session', 'parameters', 'proof', 'forPage'] satisfies SealKind[]);

/** Hides `value` behind a frozen handle. @throws AuthError `invalid-input` */
export function seal<T>(value: T, kind: SealKind = 'typed'): Sealed<T> {
  requireArgument(kind, isKind, 'kind must be typed, session, parameters, proof or forPage.');
  return sealUnchecked(value, kind);
}

/**
 * Returns the secret behind a handle. Only services call it.
 *
 * @throws AuthError `invalid-input` when the handle is a copy (a structured clone, a parsed JSON) or from another realm.
 */
export function unseal<T>(handle: Sealed<T>): T {
  requireArgument(
    handle,
    isSealed,
    'handle must be a seal of this page: not a copy, nor one from before a reload.',
  );
  return open(handle);
}
