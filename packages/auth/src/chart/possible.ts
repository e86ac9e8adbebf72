/**
 * What can happen next.
 *
 * @module
 */
import type { Snapshot } from './explore.ts';
import { sampleEvents } from './samples/events.ts';

export interface PossibleEvent {
  readonly type: string;
  /** What the event picks, where several can be picked: one entry each. */
  readonly choice: string | null;
}

/** The external events that the chart would take now, each told by a believable one of its type. */
export function possibleEvents(snapshot: Snapshot): PossibleEvent[] {
  return Object.values(sampleEvents(snapshot.context, 0)).flatMap((events) => {
    const possible = events
      .filter((event) => snapshot.can(event))
      .map((event) => ({
        type: event.type,
        choice: 'mfa' in event ? event.mfa : event.type === 'factor.choose' ? event.factor : null,
      }));
    return possible.some(({ choice }) => choice !== null) ? possible : possible.slice(0, 1);
  });
}
