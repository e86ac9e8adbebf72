import { decodeProtectedHeader } from 'jose';
import * as v from 'valibot';
import { checkClientSecret } from '../sign-in/parameters.ts';
import { grantOfRefreshToken } from '../tokens/find-grant.ts';
import { refresh } from '../tokens/refresh.ts';
import { revokeAll, revokeByRefreshToken } from '../tokens/revoke.ts';
import { CognitoException } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { clientOperation, type Operations, userOperation } from './operation.ts';

/** Refreshes and ends sign-ins. */
export const tokensOperations = {
  /** Refreshes tokens, with rotation; takes the plain client secret. */
  GetTokensFromRefreshToken: clientOperation(
    {
      RefreshToken: member.token,
      ClientSecret: v.optional(member.clientSecret),
      DeviceKey: v.optional(member.deviceKey),
      ClientMetadata: v.optional(member.stringMap),
    },
    async (call, input) => {
      checkClientSecret(call.client, input.ClientSecret);
      const tokens = await refresh(call, {
        refreshToken: input.RefreshToken,
        deviceKey: input.DeviceKey,
        clientMetadata: input.ClientMetadata,
      });
      return { AuthenticationResult: tokens };
    },
  ),

  /** Ends a sign-in by its refresh token, including access tokens. Unknown and revoked tokens are not errors. */
  RevokeToken: clientOperation(
    {
      Token: member.token,
      ClientSecret: v.optional(member.clientSecret),
      RevokeAssociatedSessions: v.optional(member.revokeAssociatedSessions),
    },
    ({ pool, client }, { Token, ClientSecret, RevokeAssociatedSessions }) => {
      if (!client.settings.enableTokenRevocation) {
        throw new CognitoException(
          'UnsupportedOperationException',
          'Token revocation is not enabled for this client.',
        );
      }
      checkClientSecret(client, ClientSecret);
      if (isSignedToken(Token)) {
        throw new CognitoException('UnsupportedTokenTypeException', 'Only refresh tokens can be revoked.');
      }
      const grant = grantOfRefreshToken(pool, Token);
      if (grant && grant.client !== client) {
        throw new CognitoException('UnauthorizedException', 'The token was issued to another client.');
      }
      revokeByRefreshToken(pool, Token);
      if (RevokeAssociatedSessions === 'LINKED') pool.ssoSessions.end(grant?.managedLogin?.ssoSessionId);
      return {};
    },
  ),

  /** Ends every sign-in of the caller. */
  GlobalSignOut: userOperation({}, ({ pool, user }) => {
    revokeAll(pool, user);
    return {};
  }),
} satisfies Operations;

// Access and ID tokens are signed; refresh tokens are encrypted.
function isSignedToken(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg === 'RS256';
  } catch {
    return false;
  }
}
