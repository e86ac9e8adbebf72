import { type AuthActions, actionsOf, type ManagedLoginActions, type View } from '../views.ts';
import { warn } from '../warn.ts';

/** Wraps the actions to warn in the console when the current view does not offer one: for development. */
export function warnOfDropped<Actions extends AuthActions & Partial<ManagedLoginActions>>(
  actions: Actions,
  viewOf: () => View,
): Actions {
  const watched = Object.entries(actions).map(([name, act]: [string, (...args: never[]) => void]) => [
    name,
    (...args: never[]) => {
      const view = viewOf();
      // Only apps with a domain have the actions of managed login.
      const offered = actionsOf[view].filter((action) => Object.hasOwn(actions, action));
      // During the splash every action waits for the next view.
      if (view !== 'splash' && !offered.some((action) => action === name)) {
        warn(
          `${name}() does nothing in the view "${view}", which offers ${offered.join(', ') || 'no action'}.`,
        );
      }
      act(...args);
    },
  ]);
  // Object.entries and Object.fromEntries lose the names.
  return Object.fromEntries(watched) as unknown as Actions;
}
