import { mapServices } from '../machine/map-services.ts';
import type { BackendServices } from '../machine/ports.ts';
import type { BaseContext } from './context.ts';
import { chunks, loadManagedLogin } from './load.ts';
import { notLoadedReply } from './not-loaded.ts';
import { placesOf } from './places.ts';
import { storedServices } from './stored.ts';

/** For each service, what opens the part that has it. */
type Places = { [Name in keyof BackendServices]: () => Promise<Pick<BackendServices, Name>> };

/** All services over one context: what needs the vault alone is here, what talks to Cognito comes when it is first called. */
export function createServices(context: BaseContext): BackendServices {
  const stored = storedServices(context);
  const late = <Services>(load: () => Promise<{ open(context: BaseContext): Services }>) => {
    let opened: Services | undefined;
    return async () => {
      const chunk = await load();
      // Opened once, however many calls waited for it.
      opened ??= chunk.open(context);
      return opened;
    };
  };
  const places = placesOf(
    async () => stored,
    late(chunks.signIn),
    late(chunks.session),
    late(chunks.rest),
    late(loadManagedLogin),
  );
  /** What is refused comes back as a value. What it means is known to code that comes late, too. */
  const refuse = async (error: unknown) => {
    const now = context.environment.clock.now();
    return (await chunks.session()).refusal(error, now);
  };
  return mapServices<Places>(
    places,
    (open, name) => (input, signal) =>
      open()
        .then((services) => {
          // Given up while its code came: nobody waits for it, and it may not begin any more.
          signal.throwIfAborted();
          return services[name](input, signal);
        })
        .catch(notLoadedReply)
        .catch(refuse)
        .catch(notLoadedReply),
  );
}
