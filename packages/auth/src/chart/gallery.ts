/**
 * Every state in which the chart can rest, reached as a session would reach it: the basis of a gallery of views.
 *
 * @module
 */
import type { AnyStateNode } from 'xstate';
import type { AuthContext, AuthInput } from '../machine/context.ts';
import type { AuthMachine } from '../machine/setup.ts';
import { createManagedLoginActions } from '../managed-login/actions.ts';
import { unseal } from '../sealed.ts';
import { createActions } from '../state/actions.ts';
import { projectState, type Readers } from '../state/projection.ts';
import type { AuthState } from '../views.ts';
import { type Exploration, explore, type Snapshot, type Transition } from './explore.ts';
import { galleryTime } from './gallery-time.ts';
import { nodeId, nodesIn, walk } from './identity.ts';
import { type PossibleEvent, possibleEvents } from './possible.ts';
import { sampleClaims } from './samples/session.ts';
import { stillChart } from './still-chart.ts';

export interface GalleryCard {
  /** The id of a leaf of the chart. In a parallel state, the other regions are where the shortest path leaves them. */
  readonly id: string;
  /** The child of the root that contains the leaf. */
  readonly region: string;
  /** The public state. Its actions do nothing. */
  readonly state: AuthState;
  /**
   * The events since the page was opened: on a shortest path from a page where nobody is signed in, otherwise on a shortest
   * one of all. The state itself is always from the shortest of all, as after a reload in the middle of a sign-in.
   */
  readonly path: readonly string[];
  readonly possible: readonly PossibleEvent[];
  /** The snapshot itself, for `machine.resolveState`. */
  readonly value: Snapshot['value'];
  readonly context: AuthContext;
}

const config: AuthInput = { flow: 'USER_SRP_AUTH', onExpired: 'ask', tabs: true };

/**
 * Creates one card for each leaf at which the chart can rest, in the order of the chart. `now` in epoch milliseconds.
 *
 * @throws AuthError `invalid-input`
 */
export function createGallery(options: { readonly now?: number } = {}): GalleryCard[] {
  const now = galleryTime(options);
  const machine = stillChart(now);
  const arrivals = arrivalsAt(machine, [config, { ...config, tabs: false }], now);
  const signIns = pathsFromSignedOut(machine, now);
  return walk(machine.root).flatMap((node) => {
    const id = nodeId(node);
    const arrival = arrivals.get(id);
    if (arrival === undefined) return [];
    const { snapshot } = arrival;
    const path = signIns.get(id) ?? arrival.path;
    return {
      id,
      region: node.path[0] ?? node.key,
      state: projectState(snapshot, still, readersOf(snapshot, now)),
      path: path.map(({ name }) => name),
      possible: possibleEvents(snapshot),
      value: snapshot.value,
      context: snapshot.context,
    };
  });
}

/** The arrivals by the id of each resting leaf. If several inputs lead there, the first one counts. */
function arrivalsAt(
  machine: AuthMachine,
  inputs: readonly AuthInput[],
  now: number,
): Map<string, Transition> {
  const isWanted = (node: AnyStateNode) => node.type === 'atomic' && !node.tags.includes('transient');
  const wanted = walk(machine.root).filter(isWanted).length;
  // A leaf counts again when reached with new facts, so parallel regions do not multiply.
  const keysOf = (snapshot: Snapshot) =>
    leavesOf(snapshot).map((id) => `${id} ${facts(id, snapshot.context)}`);
  const arrivals = new Map<string, Transition>();
  for (const input of inputs) {
    for (const transition of explore(machine, { input, now, keysOf })) {
      for (const id of transition.isNew ? leavesOf(transition.snapshot) : []) {
        if (!arrivals.has(id)) arrivals.set(id, transition);
      }
      if (arrivals.size >= wanted) break;
    }
  }
  return arrivals;
}

export const leavesOf = ({ machine, value }: Snapshot): string[] =>
  nodesIn(machine.root, value)
    .filter(({ type }) => type === 'atomic')
    .map(nodeId);

/**
 * The shortest paths of sign-ins that begin where nobody is signed in, by the id of each leaf: few people open a page in the
 * middle of one. Each leaf is continued only once, whatever the facts: this misses few states, which then have a path of
 * {@link arrivalsAt}.
 */
function pathsFromSignedOut(machine: AuthMachine, now: number): Map<string, Transition['path']> {
  const isOther = /^(restoreSession|callback)\b(?!: none$)/;
  const exploration: Exploration = {
    input: config,
    now,
    keysOf: leavesOf,
    isTried: ({ name }) => !isOther.test(name),
    isEnd: (snapshot) => snapshot.matches('signedIn'),
  };
  const paths = new Map<string, Transition['path']>();
  for (const { snapshot, path, isNew } of explore(machine, exploration)) {
    for (const id of isNew ? leavesOf(snapshot) : []) if (!paths.has(id)) paths.set(id, path);
  }
  return paths;
}

/** The facts that a region's guards read: the rest of the context does not make a different state. */
function facts(id: string, { challenge, attempt, session, device, tab }: AuthContext): string {
  const { flow, factor, password, autofill, knownDevice } = attempt;
  if (id.startsWith('auth.signedIn')) return [session?.refreshAt, device, tab].join();
  if (id.startsWith('auth.signIn.challenge')) {
    const { name, choices } = challenge;
    return [name, choices, flow === 'USER_AUTH', factor === name, password === null, knownDevice].join();
  }
  return [flow, factor, password === null, autofill, knownDevice].join();
}

const nothing = () => {};
export const still = { ...createActions(nothing), ...createManagedLoginActions(nothing) };

export function readersOf({ context: { totp, session } }: Snapshot, now: number): Readers {
  return {
    totp: () => totp && unseal(totp),
    claims: () => session && sampleClaims(now, session.username),
  };
}
