import type { AuthenticationResult } from '@latchkey/cognito';
import type { Environment } from '../api.ts';
import type { Tabs } from '../browser/tabs.ts';
import type { ResolvedConfig } from '../config.ts';
import type { FaultReply, SessionReply } from '../machine/ports.ts';
import type { Attempt } from '../model.ts';
import type { StoredSession } from '../vault/session.ts';
import type { PageVault, Vault } from '../vault/vault.ts';
import type { WritableVault } from '../vault/writable.ts';

/** The context of services that are loaded late. */
export interface ServiceContext extends Omit<BaseContext, 'vault'> {
  readonly vault: WritableVault;
}

/** The context of services that every page loads first. */
export interface BaseContext {
  readonly config: ResolvedConfig;
  readonly environment: Environment;
  readonly vault: Vault;
  readonly tabs: Tabs;
  /** Retries what failed before: writes and revocations. Loads its code on demand. */
  readonly catchUp: () => Promise<unknown>;
  /** A refresh at the domain of the pool. Loads its code on demand. @throws NotLoadedError, and like `renewAtDomain` */
  readonly renewAtDomain: (session: StoredSession) => Promise<AuthenticationResult>;
  /** Stores the session of a step-up. Loads its code on demand. @throws NotLoadedError, and like `keepStepUp` */
  readonly keepStepUp: (session: StoredSession, signal: AbortSignal) => Promise<SessionReply | FaultReply>;
}

/** The context on the page, also if the services run in a worker. */
export interface PageContext extends Omit<BaseContext, 'vault' | 'catchUp' | 'renewAtDomain' | 'keepStepUp'> {
  readonly vault: PageVault;
}

/** Members of every public call to Cognito: ClientMetadata, AnalyticsMetadata, UserContextData. */
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
