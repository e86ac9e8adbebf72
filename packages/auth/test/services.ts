import type { Sandbox } from '@latchkey/sandbox';
import type { Environment, ManagedAuthConfig } from '../src/api.ts';
import { openTabs } from '../src/browser/tabs.ts';
import { resolveConfig } from '../src/config.ts';
import { managedLoginOptions } from '../src/managed-login/options.ts';
import type { Attempt } from '../src/model.ts';
import { seal } from '../src/sealed.ts';
import { renewAtDomain } from '../src/services/chunks/managed-login.ts';
import { catchUp } from '../src/services/chunks/session.ts';
import type { ServiceContext } from '../src/services/context.ts';
import { keepStepUp } from '../src/services/keep-step-up.ts';
import { chunks } from '../src/services/load.ts';
import { pendingForm } from '../src/vault/pending-form.ts';
import { openVault } from '../src/vault/vault.ts';
import { writableVault } from '../src/vault/writable.ts';

/** The services' context as in `createAuth`, for tests of single services. */
export function serviceContext(
  sandbox: Pick<Sandbox, 'userPoolId' | 'clientId' | 'endpoint'>,
  environment: Environment,
  options: Partial<ManagedAuthConfig> = {},
): ServiceContext {
  const { userPoolId, clientId, endpoint } = sandbox;
  const config = resolveConfig({ userPoolId, clientId, endpoint, ...options }, managedLoginOptions);
  const context: ServiceContext = {
    config,
    environment,
    vault: writableVault(openVault(environment, config.scope, pendingForm, chunks.session, config.storage)),
    tabs: openTabs(environment, `latchkey|${config.scope}`),
    catchUp: () => catchUp(context),
    renewAtDomain: (session) => renewAtDomain(context, session),
    keepStepUp: (...given) => keepStepUp(context, ...given),
  };
  return context;
}

export const attemptOf = (username: string, password: string, changes: Partial<Attempt> = {}): Attempt => ({
  username,
  flow: 'USER_SRP_AUTH',
  factor: null,
  password: seal(password),
  proof: null,
  autofill: false,
  knownDevice: true,
  round: 0,
  remember: 'browser',
  clientMetadata: null,
  ...changes,
});
