import type { Auth } from './api.ts';
import type { Options } from './config.ts';
import type { AuthEvent } from './machine/events.ts';
import type { AuthServices } from './machine/ports.ts';
import type { ChartConfig } from './machine/setup.ts';
import type { Place } from './place.ts';
import type { PageContext } from './services/context.ts';
import type { StateWith } from './state-with.ts';
import type { ActionsOfApp, AuthActions, AuthState, ManagedLoginActions } from './views.ts';

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

/** The `Auth` object of an app with these actions. */
export interface AuthWith<Actions extends ActionsOfApp> extends Auth {
  getState(): StateWith<Actions>;
  subscribe(listener: (state: StateWith<Actions>) => void): () => void;
  readonly actions: Actions;
  ready(): Promise<StateWith<Actions>>;
}

export type ExtendedAuth<Added extends Partial<ManagedLoginActions>> = AuthWith<AuthActions & Added>;
