import { mapServices } from '../machine/map-services.ts';
import type { BackendServices } from '../machine/ports.ts';
import type { BaseContext } from './context.ts';
import { chunks, loadManagedLogin } from './load.ts';
import { notLoadedReply } from './not-loaded.ts';
import { placesOf } from './places.ts';
import { storedServices } from './stored.ts';

/** For each service, a function that opens the part that contains it. */
type Places = { [Name in keyof BackendServices]: () => Promise<Pick<BackendServices, Name>> };

/** Creates all services: those that need only the vault are here, those that call Cognito are loaded on first use. */
export function createServices(context: BaseContext): BackendServices {
  const stored = storedServices(context);
  const late = <Services>(load: () => Promise<{ open(context: BaseContext): Services }>) => {
    let opened: Services | undefined;
    return async () => {
      const chunk = await load();
      // Opened once, even for several waiting calls.
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
  /** Turns a rejection into a value. The code for that is loaded late, too. */
  const refuse = async (error: unknown) => {
    const now = context.environment.clock.now();
    return (await chunks.session()).refusal(error, now);
  };
  return mapServices<Places>(
    places,
    (open, name) => (input, signal) =>
      open()
        .then((services) => {
          // Aborted while its code was loading: it must not start.
          signal.throwIfAborted();
          return services[name](input, signal);
        })
        .catch(notLoadedReply)
        .catch(refuse)
        .catch(notLoadedReply),
  );
}
