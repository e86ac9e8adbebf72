/**
 * The chart as a model: what may happen in each state, with every event and every reply that a guard can tell apart.
 *
 * @module
 */
import { getNextTransitions, type SnapshotFrom, type StateValue } from 'xstate';
import type { AuthInput } from '../src/machine/context.ts';
import type { AuthEvent } from '../src/machine/events.ts';
import { mayResend } from '../src/machine/guards.ts';
import { type AuthMachine, createAuthMachine } from '../src/machine/machine.ts';
import type { AuthWatchers, Ports } from '../src/machine/ports.ts';
import { externalEvents, now, replies, servicesBy } from './possible-events.ts';

export type AuthSnapshot = SnapshotFrom<AuthMachine>;

const idle = () => new Promise<never>(() => {});
const silent = () => () => {};

const watchers: AuthWatchers = { watchTabs: silent, watchConnection: silent, watchClock: silent };

/** The machine as `createAuth` runs it, on services that never answer: the model answers for them. */
export const createModel = (): AuthMachine =>
  createAuthMachine(servicesBy(idle), watchers, {
    now: () => now,
    random: () => 0,
    page: { online: () => true, visible: () => true, focused: () => false },
  });

export interface Configuration {
  readonly input: AuthInput;
  /** Parts of the chart in which nothing reads what makes this configuration differ from the others. */
  readonly skip: readonly string[];
}

/** Together these reach every branch on the configuration. */
export const configurations: readonly Configuration[] = [
  { input: { flow: 'USER_SRP_AUTH', onExpired: 'ask', tabs: true }, skip: [] },
  {
    input: { flow: 'USER_SRP_AUTH', onExpired: 'signOut', tabs: false },
    skip: ['signIn', 'signUp', 'resetPassword'],
  },
];

export type Happening = AuthEvent | { type: string; output?: unknown; error?: unknown };

const isPort = (name: unknown): name is keyof Ports => typeof name === 'string' && name in replies;

/** What the services and the timers of the active states may send. */
const internalEvents = ({ _nodes }: Pick<AuthSnapshot, '_nodes'>): Happening[] =>
  _nodes.flatMap((node) => [
    ...node.after.map(({ eventType }) => ({ type: eventType })),
    ...node.invoke.flatMap(({ id, src }) => [
      ...(isPort(src) ? replies[src].map((output) => ({ type: `xstate.done.actor.${id}`, output })) : []),
      { type: `xstate.error.actor.${id}`, error: new Error('a bug') },
    ]),
  ]);

/** All that can happen in a state and that some active state, or a guard of it, listens to. */
export function happenings(snapshot: AuthSnapshot): Happening[] {
  const heard = new Set(getNextTransitions(snapshot).map(({ eventType }) => eventType));
  return [...externalEvents, ...internalEvents(snapshot)].filter(({ type }) => heard.has(type));
}

/** What is active below a state, given by its keys from the top; nothing if the state is not active. */
function below(value: StateValue | undefined, ...[key, ...rest]: string[]): StateValue | undefined {
  if (key === undefined) return value;
  return typeof value === 'object' ? below(value[key], ...rest) : undefined;
}

/** Regions of `signedIn` are apart from each other: the model moves one of them at a time. */
const movesTwice = ({ value }: AuthSnapshot): boolean => {
  const resting: Record<string, readonly unknown[]> = {
    session: ['fresh'],
    device: ['none'],
    connection: ['online'],
    tabs: ['alone', 'following'],
  };
  const regions = Object.entries(below(value, 'signedIn') ?? {});
  return regions.filter(([region, state]) => !resting[region]?.includes(state)).length > 1;
};

/** Where the model looks no further. */
export const isExplored =
  ({ skip }: Configuration) =>
  (snapshot: AuthSnapshot): boolean =>
    movesTwice(snapshot) || skip.some((part) => below(snapshot.value, part) !== undefined);

/** The part of the context that guards can read from a state: states that differ in nothing else behave the same. */
export function stateKey({ value, context }: Pick<AuthSnapshot, 'value' | 'context'>): string {
  const { attempt, challenge, session, fault, device, tab } = context;
  const key: unknown[] = [value, tab];
  if (below(value, 'signIn'))
    key.push(attempt.flow === 'USER_AUTH', attempt.knownDevice, attempt.password !== null);
  if (below(value, 'signIn', 'starting')) key.push(attempt.flow, attempt.factor);
  if (below(value, 'signIn', 'challenge'))
    key.push(challenge.name, challenge.choices.length, mayResend({ context }));
  if (below(value, 'signingOut')) key.push(fault !== null);
  if (session) key.push(session.username, session.refreshAt <= now, session.expiresAt > now);
  if (below(value, 'signedIn')) key.push(device);
  return JSON.stringify(key);
}
