/**
 * Explores the chart breadth first, with services that give each of their possible replies.
 *
 * @module
 */
import {
  type AnyActorScope,
  type AnyStateNode,
  createEmptyActor,
  type EventFromLogic,
  type SnapshotFrom,
} from 'xstate';
import type { AuthInput } from '../machine/context.ts';
import type { Reply } from '../machine/ports.ts';
import type { AuthMachine } from '../machine/setup.ts';
import { causeOf, nodesIn } from './identity.ts';
import { sampleEvents } from './samples/events.ts';
import { sampleReplies } from './samples/replies.ts';

export type Snapshot = SnapshotFrom<AuthMachine>;
type Event = EventFromLogic<AuthMachine>;

/** An event that the chart can get, and its name in a path. */
export interface NamedEvent {
  readonly event: Event;
  /** An event by its type, a service by its name and reply, a delay by its name. */
  readonly name: string;
}

/** One transition of the exploration; the first one starts the machine and has no source. */
export interface Transition {
  readonly from: Snapshot | null;
  readonly snapshot: Snapshot;
  /** The shortest path from the start to here. */
  readonly path: readonly NamedEvent[];
  /** Whether one of this state's keys is new: the exploration only continues from such states. */
  readonly isNew: boolean;
}

export interface Exploration {
  readonly input: AuthInput;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Keys that tell states apart in this exploration. */
  readonly keysOf: (snapshot: Snapshot) => readonly string[];
  /** States where the exploration stops. Default: none. */
  readonly isEnd?: (snapshot: Snapshot) => boolean;
  /** Which events to try. Default: all. */
  readonly isTried?: (event: NamedEvent) => boolean;
}

/** Every transition of the exploration, in order; stop iterating to end it early. */
export function* explore(
  machine: AuthMachine,
  { input, now, keysOf, isEnd = () => false, isTried = () => true }: Exploration,
): Generator<Transition, void> {
  const scope = idleScope();
  const seen = new Set<string>();
  const arrive = (snapshot: Snapshot) => {
    const before = seen.size;
    for (const key of keysOf(snapshot)) seen.add(key);
    return seen.size > before;
  };
  const snapshot = machine.getInitialSnapshot(scope, input);
  const states: Transition[] = [{ from: null, snapshot, path: [], isNew: arrive(snapshot) }];
  yield* states;
  // Grows during the loop.
  for (const { snapshot: from, path } of states) {
    if (isEnd(from)) continue;
    for (const named of nextEvents(from, now).filter(isTried)) {
      const next = machine.transition(from, named.event, scope);
      const transition = { from, snapshot: next, path: [...path, named], isNew: arrive(next) };
      if (transition.isNew) states.push(transition);
      yield transition;
    }
  }
}

/** A scope for transitions that are only computed: nothing is started, stopped or sent. */
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

/** Everything that can happen next: each event that an active node listens to, with each payload it can have. */
export function nextEvents({ machine, context, value }: Snapshot, now: number): NamedEvent[] {
  const samples = sampleEvents(context, now);
  const replies = sampleReplies(context, now);
  const root: AnyStateNode = machine.root;
  return nodesIn(root, value).flatMap((node) =>
    [...node.transitions.keys()].flatMap((type): NamedEvent[] => {
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

/** XState's own events are not in the chart's event type. */
const systemEvent = (event: { type: string; output?: unknown }) => event as unknown as Event;

/** A short name for a reply: the challenge or fault is more useful than its kind; likewise a known device. */
function outcome(reply: Reply): string {
  if (reply.kind === 'fault') return reply.fault.kind;
  if (reply.kind === 'challenge') return reply.challenge.name;
  return 'device' in reply && reply.device !== 'none' ? `${reply.kind}, device ${reply.device}` : reply.kind;
}

const isKey = <T extends object>(object: T, key: string): key is Extract<keyof T, string> => key in object;
