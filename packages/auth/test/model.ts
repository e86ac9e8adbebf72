/**
 * The chart as a model: how its states differ, and paths through it, one for each transition and each state that it can lead
 * to.
 *
 * @module
 */
import type { AnyTransitionDefinition, StateValue } from 'xstate';
import { explore, type NamedEvent, type Snapshot } from '../src/chart/explore.ts';
import { transitionId } from '../src/chart/identity.ts';
import { stillChart } from '../src/chart/still-chart.ts';
import type { AuthInput } from '../src/machine/context.ts';
import { mayResend } from '../src/machine/guards.ts';

/** The time of the model's clock; sessions are due or not, usable or not, by their own times. */
export const now = 1_000_000;

/** The machine as in `createAuth`, on services that never reply: the model replies for them. */
export const createModel = () => stillChart(now);

export interface Configuration {
  readonly input: AuthInput;
  /** Parts of the chart that do not read the options in which this configuration differs. */
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

export interface Path {
  readonly input: AuthInput;
  readonly events: readonly NamedEvent[];
  /** Where the path ends according to the model. */
  readonly end: StateValue;
}

export interface Explored {
  readonly paths: readonly Path[];
  /** One of each state that the model distinguishes. */
  readonly snapshots: readonly Snapshot[];
}

/** Everything that the model finds from these configurations. */
export function exploreModel(): Explored {
  const machine = createModel();
  const paths = new Map<string, Path>();
  const snapshots: Snapshot[] = [];
  for (const { input, skip } of configurations) {
    const isEnd = (snapshot: Snapshot) =>
      movesTwice(snapshot) ||
      // A challenge does not know whether its user returns.
      (snapshot.context.session !== null && below(snapshot.value, 'signIn', 'challenge') !== undefined) ||
      skip.some((part) => below(snapshot.value, part) !== undefined);
    const walk = explore(machine, { input, now, keysOf, isEnd, isTried });
    for (const { from, snapshot, path, isNew } of walk) {
      if (isNew) snapshots.push(snapshot);
      const last = path.at(-1);
      if (from === null || last === undefined) continue;
      const taken = machine.getTransitionData(from, last.event).map(nameOf);
      const key = JSON.stringify([taken, snapshot.value]);
      if (taken.length > 0 && !paths.has(key)) {
        paths.set(key, { input, events: path, end: snapshot.value });
      }
    }
  }
  return { paths: [...paths.values()], snapshots };
}

/** One router handles every challenge: the replies of InitiateAuth test it fully, those of an answer partly. */
const isTried = ({ name }: NamedEvent) =>
  !/^respond: [A-Z_]+$/.test(name) || /DEVICE_SRP_AUTH|CUSTOM_CHALLENGE/.test(name);

const names = new WeakMap<AnyTransitionDefinition, string | null>();

/** The name of a transition, computed once: the exploration asks a hundred thousand times. */
function nameOf(transition: AnyTransitionDefinition): string | null {
  const known = names.get(transition);
  if (known !== undefined) return known;
  const name = transitionId(transition);
  names.set(transition, name);
  return name;
}

/** Returns what is active below a state, given by its keys from the top; undefined if the state is not active. */
function below(value: StateValue | undefined, ...[key, ...rest]: string[]): StateValue | undefined {
  if (key === undefined) return value;
  return typeof value === 'object' ? below(value[key], ...rest) : undefined;
}

/** Regions of `signedIn` are independent: the model moves one of them at a time. */
const movesTwice = ({ value }: Snapshot): boolean => {
  const resting: Record<string, readonly unknown[]> = {
    session: ['fresh'],
    device: ['none'],
    connection: ['online'],
    tabs: ['alone', 'following'],
  };
  const regions = Object.entries(below(value, 'signedIn') ?? {});
  return regions.filter(([region, state]) => !resting[region]?.includes(state)).length > 1;
};

/** The part of the context that guards can read in a state: states that differ in nothing else behave the same. */
function keysOf({ value, context }: Snapshot): string[] {
  const { attempt, challenge, session, fault, device, tab } = context;
  const key: unknown[] = [value, tab];
  if (below(value, 'signIn'))
    key.push(attempt.flow === 'USER_AUTH', attempt.knownDevice, attempt.password !== null);
  if (below(value, 'signIn', 'starting')) key.push(attempt.flow, attempt.factor);
  if (below(value, 'signIn', 'challenge'))
    key.push(challenge.name, challenge.choices.length, mayResend({ context }));
  if (below(value, 'signingOut')) key.push(fault !== null);
  const isSignedIn = below(value, 'signedIn') !== undefined || below(value, 'expired') !== undefined;
  if (!isSignedIn) key.push(session !== null);
  else if (session) key.push(session.username, session.refreshAt <= now, session.expiresAt > now);
  if (below(value, 'signedIn')) key.push(device);
  return [JSON.stringify(key)];
}
