import type { Options } from './config.ts';
import type { AuthEvent } from './machine/events.ts';
import type { AuthServices } from './machine/ports.ts';
import type { ChartConfig } from './machine/setup.ts';
import type { Place } from './place.ts';
import type { PageContext } from './services/context.ts';
import type { AuthState, ManagedLoginActions } from './views.ts';

/** The context of an extension. */
export interface ExtensionContext extends Pick<PageContext, 'config' | 'environment'> {
  readonly place: Place;
  /** Resolves when the view is no longer `splash`. */
  readonly ready: () => Promise<AuthState>;
}

/** An addition to `createAuth` in an entry of its own, so that only apps that use it load it. */
export interface Extension<Added extends Partial<ManagedLoginActions>> {
  readonly options?: Options;
  readonly chart?: ChartConfig;
  readonly services: (context: ExtensionContext) => AuthServices;
  readonly actions: (send: (event: AuthEvent) => void) => Added;
}
