/**
 * Records what the chart does, fit to be shown: from the inspection events of `createAuth({ inspect })`, through an allow-list.
 *
 * @module
 */
import type { Snapshot as AnySnapshot, AnyTransitionDefinition, InspectionEvent } from 'xstate';
import type { ChartEventKind } from './description.ts';
import type { Snapshot } from './explore.ts';
import { activeNodes, causeOf, transitionId } from './identity.ts';
import { type PossibleEvent, possibleEvents } from './possible.ts';
import { masked, type Payload, shownOfEvent, shownOfReply } from './redaction.ts';

/** One event, and all that the chart did about it before the next one. */
export interface ChartEntry {
  /** Counts up from 0. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `start` once, before all else. */
  readonly kind: ChartEventKind | 'start';
  /** The type of the event, the name of the service or of the delay. */
  readonly event: string;
  /** What the event carried, masked. */
  readonly payload: Payload;
  /** Ids of the transitions that were taken, in their order; none when the chart ignored the event. */
  readonly transitions: readonly string[];
  /** Ids of the nodes that were active afterwards. */
  readonly active: readonly string[];
  /** What could happen from there. */
  readonly possible: readonly PossibleEvent[];
}

export interface ChartRecorder {
  /** For `createAuth({ inspect })`. */
  readonly inspect: (event: InspectionEvent) => void;
  /** The last steps, the oldest first. The same array until there is a new one. */
  readonly getEntries: () => readonly ChartEntry[];
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ChartRecorderOptions {
  /** Epoch milliseconds. Default: `Date.now`. */
  readonly now?: () => number;
  /** How many steps are kept. Default: 300. */
  readonly limit?: number;
}

/** Keeps no event and no snapshot, only what of them may be shown. */
export function createChartRecorder({
  now = Date.now,
  limit = 300,
}: ChartRecorderOptions = {}): ChartRecorder {
  let steps: readonly ChartEntry[] = [];
  let taken: AnyTransitionDefinition[] = [];
  let number = 0;
  const listeners = new Set<() => void>();

  function record(event: { readonly type: string }, snapshot: Snapshot): void {
    const transitions = taken;
    taken = [];
    const cause = describeCause(event, transitions);
    if (cause === null) return;
    const step = {
      number,
      at: now(),
      ...cause,
      transitions: transitions.map(transitionId).filter((id) => id !== null),
      active: activeNodes(snapshot.value),
      possible: possibleEvents(snapshot),
    };
    number += 1;
    steps = [...steps, step].slice(-limit);
    for (const listener of listeners) listener();
  }

  return {
    inspect(event) {
      if (event.actorRef.sessionId !== event.rootId) return;
      if (event.type === '@xstate.microstep') taken.push(...event._transitions);
      if (event.type === '@xstate.snapshot' && isOfChart(event.snapshot)) record(event.event, event.snapshot);
    },
    getEntries: () => steps,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const isOfChart = (snapshot: AnySnapshot<unknown>): snapshot is Snapshot =>
  snapshot.status === 'active' && 'value' in snapshot;

type DescribedCause = Pick<ChartEntry, 'kind' | 'event' | 'payload'>;

/** Null for an event of XState's own that the chart had no use for: the end of a service that nobody waits for. */
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
