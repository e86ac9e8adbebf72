import * as v from 'valibot';
import { CognitoException, invalidParameter } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import { fromWire } from '../wire/member-case.ts';
import * as member from '../wire/members.ts';
import { validate } from '../wire/validate.ts';
import {
  accessTokenLifetime,
  allowsFlow,
  type ClientSettings,
  clientSettings,
  idTokenLifetime,
  refreshTokenLifetime,
  rotatesRefreshTokens,
} from './client-settings.ts';
import { OWN_USERS } from './identity-provider.ts';
import type { Pool } from './pool.ts';
import { isScope } from './resource-servers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const wireSettings = v.object({ ...clientSettings.entries, clientName: member.resourceName });

/** The names that the settings of an app client can refer to. */
export interface ClientSurroundings extends Pick<Pool, 'id' | 'resourceServers'> {
  readonly identityProviders: Pick<Pool['identityProviders'], 'has'>;
}

/**
 * Reads the app client settings of CreateUserPoolClient and UpdateUserPoolClient, with the API's defaults and limits.
 *
 * @throws InvalidParameterException, InvalidOAuthFlowException, ScopeDoesNotExistException
 */
export function clientSettingsFromWire(
  pool: ClientSurroundings,
  body: JsonObject,
  hasSecret: boolean,
): ClientSettings {
  const given = validate(wireSettings, fromWire(body));
  const settings: ClientSettings = {
    ...given,
    allowedOAuthFlowsUserPoolClient: given.allowedOAuthFlowsUserPoolClient ?? false,
    supportedIdentityProviders: given.supportedIdentityProviders ?? [],
    preventUserExistenceErrors: body.PreventUserExistenceErrors ? given.preventUserExistenceErrors : 'LEGACY',
  };
  checkLifetime('AccessTokenValidity', accessTokenLifetime(settings), 5 * MINUTE, DAY);
  checkLifetime('IdTokenValidity', idTokenLifetime(settings), 5 * MINUTE, DAY);
  checkLifetime('RefreshTokenValidity', refreshTokenLifetime(settings), HOUR, 3650 * DAY);
  if (rotatesRefreshTokens(settings) && allowsFlow(settings, 'ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter('ALLOW_REFRESH_TOKEN_AUTH cannot be used with refresh token rotation.');
  }
  checkManagedLogin(pool, settings, hasSecret);
  return settings;
}

function checkLifetime(name: string, lifetime: number, least: number, most: number): void {
  if (lifetime >= least && lifetime <= most) return;
  throw invalidParameter(`Invalid range for token validity: ${name}.`);
}

function checkManagedLogin(pool: ClientSurroundings, settings: ClientSettings, hasSecret: boolean): void {
  const { allowedOAuthFlows = [], allowedOAuthScopes = [], supportedIdentityProviders = [] } = settings;
  const { callbackURLs = [], defaultRedirectURI } = settings;
  if (allowedOAuthFlows.includes('client_credentials') && (!hasSecret || allowedOAuthFlows.length > 1)) {
    throw new CognitoException(
      'InvalidOAuthFlowException',
      hasSecret
        ? 'client_credentials flow can not be selected along with code flow or implicit flow.'
        : 'client_credentials flow can not be selected if client does not have a client secret.',
    );
  }
  const scope = allowedOAuthScopes.find((name) => !isScope(pool, name));
  if (scope !== undefined) {
    throw new CognitoException('ScopeDoesNotExistException', `Invalid scope requested: ${scope}`);
  }
  const provider = supportedIdentityProviders.find(
    (name) => name !== OWN_USERS && !pool.identityProviders.has(name),
  );
  if (provider !== undefined) {
    throw invalidParameter(`The provider ${provider} does not exist for User Pool ${pool.id}.`);
  }
  if (defaultRedirectURI !== undefined && !callbackURLs.includes(defaultRedirectURI)) {
    throw invalidParameter('The default redirect URI has to be in the list of callback URLs.');
  }
}
