/**
 * What can happen next.
 *
 * @module
 */
import type { AuthEvent } from '../machine/events.ts';
import type { Snapshot } from './explore.ts';
import { sampleEvents } from './samples/events.ts';

export interface PossibleEvent {
  readonly type: string;
  /** What the event picks, where several can be picked: one entry each. */
  readonly choice: string | null;
}

function choiceOf(event: AuthEvent): string | null {
  switch (event.type) {
    case 'mfa.choose':
      return event.mfa;
    case 'factor.choose':
      return event.factor;
    case 'other.choose':
      return event.choice;
    default:
      return null;
  }
}

/** The external events that the chart would take now, each told by a believable one of its type. */
export function possibleEvents(snapshot: Snapshot): PossibleEvent[] {
  return Object.values(sampleEvents(snapshot.context, 0)).flatMap((events) => {
    const possible = events
      .filter((event) => snapshot.can(event))
      .map((event) => ({
        type: event.type,
        choice: choiceOf(event),
      }));
    return possible.some(({ choice }) => choice !== null) ? possible : possible.slice(0, 1);
  });
}
