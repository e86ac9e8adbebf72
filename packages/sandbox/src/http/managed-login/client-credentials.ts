import * as v from 'valibot';
import type { ClientCall } from '../../call.ts';
import { accessTokenLifetime, allowsClientCredentials } from '../../pool/client-settings.ts';
import { allowedScopes, customScopes } from '../../pool/resource-servers.ts';
import { issueClientToken } from '../../tokens/issue.ts';
import type { Strings } from '../../triggers/events.ts';
import type { JsonObject } from '../../wire/json.ts';
import { stringMap } from '../../wire/members.ts';
import { OAuthFailure } from './oauth-failure.ts';

const metadataText = v.pipe(v.string(), v.parseJson(), stringMap);

/** Issues an access token for the app client itself, with scopes of resource servers (guide, "M2M authorization"). */
export async function byClientCredentials(call: ClientCall, form: URLSearchParams): Promise<JsonObject> {
  const { pool, client } = call;
  if (client.clientSecret === undefined || !allowsClientCredentials(client.settings)) {
    throw new OAuthFailure('unauthorized_client');
  }
  const custom = customScopes(pool);
  const allowed = allowedScopes(pool, client.settings).filter((scope) => custom.includes(scope));
  const scopes = form.get('scope')?.split(' ').filter(Boolean) ?? allowed;
  if (scopes.length === 0 || scopes.some((scope) => !allowed.includes(scope))) {
    throw new OAuthFailure('invalid_grant');
  }
  return {
    access_token: await issueClientToken(call, scopes, metadataIn(form)),
    expires_in: Math.floor(accessTokenLifetime(client.settings) / 1000),
    token_type: 'Bearer',
  };
}

function metadataIn(form: URLSearchParams): Strings | undefined {
  const text = form.get('aws_client_metadata');
  if (text === null) return undefined;
  const result = v.safeParse(metadataText, text);
  if (!result.success) throw new OAuthFailure('invalid_request');
  return result.output;
}
