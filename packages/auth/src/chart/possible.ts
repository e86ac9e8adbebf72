/**
 * The events that can happen next.
 *
 * @module
 */
import type { AuthEvent } from '../machine/events.ts';
import type { Snapshot } from './explore.ts';
import { sampleEvents } from './samples/events.ts';

export interface PossibleEvent {
  readonly type: string;
  /** The choice of the event, with one entry for each possible choice. */
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

/** The external events that the chart would accept now, tested with a sample of each type. */
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
