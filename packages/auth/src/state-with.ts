/**
 * The state of an app by its actions: those of all apps, and those that an extension adds.
 *
 * @module
 */
import type { ActionOf, ActionsOfApp, AuthActions, StateOf, View } from './views.ts';

/** The state of an app with these actions. */
export type StateWith<Actions extends ActionsOfApp> = {
  [V in View]: StateOf<V> & Pick<Actions, ExtraActionOf<V> & keyof Actions>;
}[View];

/** Names of the actions of one view that need a `domain`. */
type ExtraActionOf<V extends View> = Exclude<ActionOf<V>, keyof AuthActions>;

/** The state in a view whose actions all apps have. */
export type CommonState = {
  [V in View]: [ExtraActionOf<V>] extends [never] ? StateOf<V> : never;
}[View];
