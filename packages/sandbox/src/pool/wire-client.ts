import * as v from 'valibot';
import { invalidParameter } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import { fromWire } from '../wire/member-case.ts';
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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const wireSettings = v.object({ ...clientSettings.entries, clientName: v.string() });

/**
 * App client settings of CreateUserPoolClient and UpdateUserPoolClient, with the API's defaults and limits.
 *
 * @throws InvalidParameterException
 */
export function clientSettingsFromWire(body: JsonObject): ClientSettings {
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
  return settings;
}

function checkLifetime(name: string, lifetime: number, least: number, most: number): void {
  if (lifetime >= least && lifetime <= most) return;
  throw invalidParameter(`Invalid range for token validity: ${name}.`);
}
