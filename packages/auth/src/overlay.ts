import type { AuthEvent } from './machine/events.ts';
import type { AuthState } from './views.ts';

/** A step-up, as the `Auth` object sees it. */
export interface Overlay {
  /** Returns the state to show instead of that of the session. */
  over(state: AuthState): AuthState;
  /** Takes the event of an action. False if it is for the session. */
  take(event: AuthEvent): boolean;
}
