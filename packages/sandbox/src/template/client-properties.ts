import { dropped } from '../options.ts';
import { type ClientSettings, SDK_DEFAULT_FLOWS } from '../pool/client-settings.ts';
import { type ClientSurroundings, clientSettingsFromWire } from '../pool/wire-client.ts';
import type { Json, JsonObject } from '../wire/json.ts';
import { fromWire, pathToWire } from '../wire/member-case.ts';
import { itemsOf, textOf } from './values.ts';

// The names of flows before the prefix ALLOW_. With them, flows without a name of their own were always on.
const OLD_FLOWS: Readonly<Record<string, string>> = {
  ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  CUSTOM_AUTH_FLOW_ONLY: 'ALLOW_CUSTOM_AUTH',
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
};

/** Converts the properties of an AWS::Cognito::UserPoolClient to settings, and lists the unsupported ones. */
export function clientFromProperties(
  pool: ClientSurroundings,
  properties: JsonObject,
  logicalId: string,
): { settings: ClientSettings; ignored: string[] } {
  const { UserPoolId: _, GenerateSecret, ExplicitAuthFlows, ...same } = properties;
  const body = { ClientName: logicalId, ...same, ExplicitAuthFlows: flows(ExplicitAuthFlows) };
  const settings = clientSettingsFromWire(pool, body, GenerateSecret === true);
  const hasImplicit = settings.allowedOAuthFlows?.includes('implicit') ?? false;
  return {
    settings,
    ignored: [
      // Managed login here gives tokens for a code only.
      ...(hasImplicit ? ['AllowedOAuthFlows: implicit'] : []),
      ...dropped(fromWire(body), settings).map(pathToWire),
    ],
  };
}

function flows(given: Json): Json {
  const names = itemsOf(given).map(textOf);
  if (names.length === 0) return SDK_DEFAULT_FLOWS;
  if (!names.some((name) => Object.hasOwn(OLD_FLOWS, name))) return names;
  const always = names.includes('CUSTOM_AUTH_FLOW_ONLY') ? [] : ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];
  return [
    ...new Set([...names.map((name) => OLD_FLOWS[name] ?? name), ...always, 'ALLOW_REFRESH_TOKEN_AUTH']),
  ];
}
