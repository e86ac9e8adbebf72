import type { Options } from './config.ts';
import type { AuthEvent } from './machine/events.ts';
import type { AuthServices } from './machine/ports.ts';
import type { ChartConfig } from './machine/setup.ts';
import type { Place } from './place.ts';
import type { PageContext } from './services/context.ts';
import type { AuthState, ManagedLoginActions } from './views.ts';

/** What an extension works with. */
export interface ExtensionContext extends Pick<PageContext, 'config' | 'environment'> {
  readonly place: Place;
  /** Resolves when the chart shows something else than the splash. */
  readonly ready: () => Promise<AuthState>;
}

/** What another entry of the package adds to `createAuth`, so that an app without it does not load it. */
export interface Extension {
  readonly options: Options;
  readonly chart: ChartConfig;
  readonly services: (context: ExtensionContext) => AuthServices;
  readonly actions: (send: (event: AuthEvent) => void) => ManagedLoginActions;
}
