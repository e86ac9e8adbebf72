import type { AuthenticationResult } from '@latchkey/cognito';
import type { Environment } from '../api.ts';
import type { Tabs } from '../browser/tabs.ts';
import type { ResolvedConfig } from '../config.ts';
import type { Attempt } from '../model.ts';
import type { StoredSession } from '../vault/session.ts';
import type { PageVault, Vault } from '../vault/vault.ts';
import type { WritableVault } from '../vault/writable.ts';

/** What the services work with that are loaded late. */
export interface ServiceContext extends Omit<BaseContext, 'vault'> {
  readonly vault: WritableVault;
}

/** What the services work with that every page loads first. */
export interface BaseContext {
  readonly config: ResolvedConfig;
  readonly environment: Environment;
  readonly vault: Vault;
  readonly tabs: Tabs;
  /** Does what could not be done before: writes and revocations that failed. Its code comes late. */
  readonly catchUp: () => Promise<unknown>;
  /** A refresh at the domain of the pool. Its code comes late. @throws NotLoadedError, and as `renewAtDomain` does */
  readonly renewAtDomain: (session: StoredSession) => Promise<AuthenticationResult>;
}

/** What the page works with, also where the services run in a worker. */
export interface PageContext extends Omit<BaseContext, 'vault' | 'catchUp' | 'renewAtDomain'> {
  readonly vault: PageVault;
}

/** The members that Cognito takes with every public call: ClientMetadata, AnalyticsMetadata, UserContextData. */
export function attachments(
  { config }: ServiceContext,
  username: string,
  clientMetadata: Attempt['clientMetadata'] = null,
) {
  const { analyticsEndpointId } = config;
  const encodedData = config.userContextData?.(username);
  const metadata = { ...config.clientMetadata, ...clientMetadata };
  return {
    ...(Object.keys(metadata).length > 0 && { clientMetadata: metadata }),
    ...(analyticsEndpointId !== undefined && { analyticsMetadata: { analyticsEndpointId } }),
    ...(encodedData !== undefined && { userContextData: { encodedData } }),
  };
}
