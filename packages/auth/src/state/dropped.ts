import { type ActionsOfApp, actionsOf, type View } from '../views.ts';
import { warn } from '../warn.ts';

/** The same actions, which say in the console when the present view has no use for them: for development. */
export function warnOfDropped(actions: ActionsOfApp, viewOf: () => View): ActionsOfApp {
  const watched = Object.entries(actions).map(([name, act]: [string, (...args: never[]) => void]) => [
    name,
    (...args: never[]) => {
      const view = viewOf();
      // Managed login is offered to apps with a domain alone.
      const offered = actionsOf[view].filter((action) => Object.hasOwn(actions, action));
      // In the splash every action waits for the view after it.
      if (view !== 'splash' && !offered.some((action) => action === name)) {
        warn(
          `${name}() does nothing in the view "${view}", which offers ${offered.join(', ') || 'no action'}.`,
        );
      }
      act(...args);
    },
  ]);
  // Object.entries and Object.fromEntries know no names.
  return Object.fromEntries(watched) as unknown as ActionsOfApp;
}
