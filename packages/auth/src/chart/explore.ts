/**
 * Walks the chart breadth first, with services that answer all that they can, and notes a shortest way to each leaf.
 *
 * @module
 */
import {
  type AnyActorScope,
  type AnyStateNode,
  createEmptyActor,
  type EventFromLogic,
  fromCallback,
  fromPromise,
  type SnapshotFrom,
} from 'xstate';
import type { AuthContext, AuthInput } from '../machine/context.ts';
import { type AuthMachine, createChart } from '../machine/machine.ts';
import type { Reply } from '../machine/ports.ts';
import type { AuthActors } from '../machine/setup.ts';
import { createDelays, createTimeGuards } from '../machine/timing.ts';
import { causeOf, nameOf, nodeId, nodesIn, walk } from './identity.ts';
import { sampleEvents } from './samples/events.ts';
import { sampleReplies } from './samples/replies.ts';

export type Snapshot = SnapshotFrom<AuthMachine>;
type Event = EventFromLogic<AuthMachine>;

export interface Arrival {
  readonly snapshot: Snapshot;
  /** What happened since the start: events by their type, services by their name and what they answered. */
  readonly path: readonly string[];
}

/** The chart as it stands at one moment, with services that never answer: it can be asked where an event leads. */
export function stillChart(now: number): AuthMachine {
  const chart = createChart();
  const page = { online: () => true, visible: () => true, focused: () => false };
  const timing = { now: () => now, random: () => 0, page };
  const silent = fromPromise(() => new Promise<never>(() => {}));
  const deaf = fromCallback(() => {});
  const names = walk(chart.root).flatMap(({ invoke }) => invoke.map(({ src }) => nameOf(src)));
  // Every name that the chart invokes gets an actor; none of them is ever started.
  const actors = Object.fromEntries(
    names.map((name) => [name, name.startsWith('watch') ? deaf : silent]),
  ) as unknown as AuthActors;
  return chart.provide({ actors, delays: createDelays(timing), guards: createTimeGuards(timing) });
}

/** By the id of each leaf at which the chart can rest. Where several inputs lead there, the first one counts. */
export function explore(
  machine: AuthMachine,
  inputs: readonly AuthInput[],
  now: number,
): Map<string, Arrival> {
  const isWanted = (node: AnyStateNode) => node.type === 'atomic' && !node.tags.includes('transient');
  const wanted = walk(machine.root).filter(isWanted).length;
  const arrivals = new Map<string, Arrival>();
  const scope = idleScope();
  for (const input of inputs) {
    const seen = new Set<string>();
    let edge: Arrival[] = [{ snapshot: machine.getInitialSnapshot(scope, input), path: [] }];
    while (edge.length > 0 && arrivals.size < wanted) {
      edge = edge
        .filter((arrival) => isNews(machine, arrival, seen, arrivals))
        .flatMap(({ snapshot, path }) =>
          happenings(machine, snapshot, now).map(({ event, name }) => ({
            snapshot: machine.transition(snapshot, event, scope),
            path: [...path, name],
          })),
        );
    }
  }
  return arrivals;
}

/** For transitions that nobody runs: nothing is started, stopped or sent. */
function idleScope(): AnyActorScope {
  const self = createEmptyActor();
  const nothing = () => {};
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
}

/** Whether a leaf was reached with facts that it was not reached with before: parallel regions do not multiply. */
function isNews(
  machine: AuthMachine,
  arrival: Arrival,
  seen: Set<string>,
  arrivals: Map<string, Arrival>,
): boolean {
  const before = seen.size;
  const { context, value } = arrival.snapshot;
  for (const node of nodesIn(machine.root, value)) {
    if (node.type !== 'atomic') continue;
    const id = nodeId(node);
    if (!arrivals.has(id)) arrivals.set(id, arrival);
    seen.add(`${id} ${facts(id, context)}`);
  }
  return seen.size > before;
}

/** What the guards of a region read: what else is left in the context makes no other state of it. */
function facts(id: string, { challenge, attempt, session, device, tab }: AuthContext): string {
  const { flow, factor, password, autofill, knownDevice } = attempt;
  if (id.startsWith('auth.signedIn')) return [session?.refreshAt, device, tab].join();
  if (id.startsWith('auth.signIn.challenge')) {
    const { name, choices } = challenge;
    return [name, choices, flow === 'USER_AUTH', factor === name, password === null, knownDevice].join();
  }
  return [flow, factor, password === null, autofill, knownDevice].join();
}

interface Happening {
  readonly event: Event;
  readonly name: string;
}

/** All that can happen next: every event that an active node listens to, with all that it can carry. */
function happenings(machine: AuthMachine, { context, value }: Snapshot, now: number): Happening[] {
  const samples = sampleEvents(context, now);
  const replies = sampleReplies(context, now);
  return nodesIn(machine.root, value).flatMap((node) =>
    [...node.transitions.keys()].flatMap((type): Happening[] => {
      if (isKey(samples, type)) return samples[type].map((event) => ({ event, name: type }));
      const { kind, event: name } = causeOf(node, type);
      if (kind === 'done' && isKey(replies, name)) {
        return replies[name].map((output) => ({
          event: systemEvent({ type, output }),
          name: `${name}: ${outcome(output)}`,
        }));
      }
      return [{ event: systemEvent({ type }), name: kind === 'error' ? `${name} fails` : `after ${name}` }];
    }),
  );
}

/** The types of the events that XState makes itself are not among the chart's. */
const systemEvent = (event: { type: string; output?: unknown }) => event as unknown as Event;

/** What was refused or asked says more than that something was; a device that is known, more than the session alone. */
function outcome(reply: Reply): string {
  if (reply.kind === 'fault') return reply.fault.kind;
  if (reply.kind === 'challenge') return reply.challenge.name;
  return 'device' in reply && reply.device !== 'none' ? `${reply.kind}, device ${reply.device}` : reply.kind;
}

const isKey = <T extends object>(object: T, key: string): key is Extract<keyof T, string> => key in object;
