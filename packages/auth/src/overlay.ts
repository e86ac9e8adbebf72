import type { AuthEvent } from './machine/events.ts';
import type { ActionOf, AuthActions, AuthState, StateOf, View } from './views.ts';

/** The state in a view whose actions all apps have. */
export type CommonState = StateOf<
  { [V in View]: [Exclude<ActionOf<V>, keyof AuthActions>] extends [never] ? V : never }[View]
>;

/** A step-up, as the `Auth` object sees it. */
export interface Overlay {
  /** Returns the state to show instead of that of the session; null if there is nothing more to show. */
  over(state: AuthState): CommonState | null;
  /** Takes the event of an action. False if it is for the session. */
  take(event: AuthEvent): boolean;
}
