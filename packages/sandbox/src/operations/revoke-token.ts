import { decodeProtectedHeader } from 'jose';
import * as v from 'valibot';
import { checkClientSecret } from '../sign-in/parameters.ts';
import { revokeByRefreshToken } from '../tokens/revoke.ts';
import { CognitoException } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { clientOperation } from './operation.ts';

/** Ends a sign-in by its refresh token, access tokens included. Unknown and revoked tokens are no error. */
export const revokeToken = clientOperation(
  { Token: member.token, ClientSecret: v.optional(member.clientSecret) },
  ({ pool, client }, { Token, ClientSecret }) => {
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
    const owner = pool.grants.byRefreshToken(Token)?.client;
    if (owner && owner !== client) {
      throw new CognitoException('UnauthorizedException', 'The token was issued to another client.');
    }
    revokeByRefreshToken(pool, Token);
    return {};
  },
);

// Access and ID tokens are signed; refresh tokens are encrypted.
function isSignedToken(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg === 'RS256';
  } catch {
    return false;
  }
}
