/**
 * Records the steps of the chart in a form that is safe to show: inspection events of `createAuth({ inspect })`, filtered by
 * an allow-list.
 *
 * @module
 */
import type { Snapshot as AnySnapshot, AnyTransitionDefinition, InspectionEvent } from 'xstate';
import { isNumber } from '../checks.ts';
import { STEP_UP } from '../machine/step-up.ts';
import { requireArgument, takeOptions } from '../require-argument.ts';
import { isFunction } from '../state/take.ts';
import type { ChartEventKind } from './description.ts';
import type { Snapshot } from './explore.ts';
import { activeNodes, causeOf, transitionId } from './identity.ts';
import { type PossibleEvent, possibleEvents } from './possible.ts';
import { masked, type Payload, shownOfEvent, shownOfReply } from './redaction.ts';

/** One event, and everything the chart did in response. */
export interface ChartEntry {
  /** Starts at 0. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `start` for the first entry, and for that of a step-up. */
  readonly kind: ChartEventKind | 'start';
  /** The type of the event, or the name of the service or delay. */
  readonly event: string;
  /** The payload of the event, masked. */
  readonly payload: Payload;
  /** Ids of the transitions taken, in order; empty if the chart ignored the event. */
  readonly transitions: readonly string[];
  /** Ids of the nodes that were active afterwards; those of a step-up, in front of the session, begin with `auth.stepUp`. */
  readonly active: readonly string[];
  /** The events that were possible afterwards. */
  readonly possible: readonly PossibleEvent[];
}

export interface ChartRecorder {
  /** For `createAuth({ inspect })`. */
  readonly inspect: (event: InspectionEvent) => void;
  /** The recorded steps, oldest first. The same array until there is a new one. */
  readonly getEntries: () => readonly ChartEntry[];
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ChartRecorderOptions {
  /** Epoch milliseconds. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Maximum number of steps to keep. Default: 300. */
  readonly limit?: number | undefined;
}

/** Creates a recorder. It keeps no event and no snapshot, only the parts that are safe to show. */
export function createChartRecorder(options: ChartRecorderOptions = {}): ChartRecorder {
  const { now = Date.now, limit = 300 } = takeOptions(options, ['now', 'limit']);
  requireArgument(now, isFunction, 'now must be a function that returns epoch milliseconds.');
  requireArgument(limit, isNumber, 'limit must be a number of steps.');
  let entries: readonly ChartEntry[] = [];
  /** By the root of the actor: the session and its step-ups take turns. */
  const taken = new Map<string, AnyTransitionDefinition[]>();
  /** The nodes of the session, and of the step-up in front of it. */
  let active: readonly string[] = [];
  let inFront: readonly string[] = [];
  let number = 0;
  const listeners = new Set<() => void>();

  function record(root: string, event: { readonly type: string }, snapshot: Snapshot): void {
    const transitions = taken.get(root) ?? [];
    taken.delete(root);
    const isStepUp = snapshot.machine.id === STEP_UP;
    const nodes = activeNodes(snapshot.value);
    if (isStepUp) inFront = nodes.slice(1).map(within);
    else active = nodes;
    // A step-up shows nothing at its end, or at that of the session.
    if (!snapshot.matches(isStepUp ? 'signIn' : 'signedIn')) inFront = [];
    const described = describeCause(event, transitions);
    if (described === null) return;
    const cause = isStepUp && described.kind === 'start' ? { ...described, event: STEP_UP } : described;
    const ids = transitions.map(transitionId).filter((id) => id !== null);
    const entry = {
      number,
      at: now(),
      ...cause,
      transitions: isStepUp ? ids.map(within) : ids,
      active: [...active, ...inFront],
      possible: possibleEvents(snapshot),
    };
    number += 1;
    entries = [...entries, entry].slice(-limit);
    for (const listener of listeners) listener();
  }

  return {
    inspect(event) {
      if (event.actorRef.sessionId !== event.rootId) return;
      const { rootId } = event;
      if (event.type === '@xstate.microstep') {
        taken.set(rootId, [...(taken.get(rootId) ?? []), ...event._transitions]);
      }
      if (event.type === '@xstate.snapshot' && isOfChart(event.snapshot)) {
        record(rootId, event.event, event.snapshot);
      }
    },
    getEntries: () => entries,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The id of a node or transition of a step-up: `auth.stepUp.signIn.challenge.SMS_MFA`. */
const within = (id: string): string => id.replace('.', `.${STEP_UP}.`);

const isOfChart = (snapshot: AnySnapshot<unknown>): snapshot is Snapshot =>
  snapshot.status === 'active' && 'value' in snapshot;

type DescribedCause = Pick<ChartEntry, 'kind' | 'event' | 'payload'>;

/** Null for one of XState's own events that the chart ignored: the end of a service it no longer waits for. */
function describeCause(
  event: { readonly type: string },
  [first]: readonly AnyTransitionDefinition[],
): DescribedCause | null {
  if (event.type === 'xstate.init') return { kind: 'start', event: 'start', payload: null };
  if (isShown(event.type)) {
    return { kind: 'external', event: event.type, payload: masked(event, shownOfEvent[event.type]) };
  }
  if (first === undefined) return null;
  const output = 'output' in event ? masked(event.output, shownOfReply) : null;
  return { ...causeOf(first.source, event.type), payload: output };
}

const isShown = (type: string): type is keyof typeof shownOfEvent => Object.hasOwn(shownOfEvent, type);
