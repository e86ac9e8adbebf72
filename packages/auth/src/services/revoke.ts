import { globalSignOut, isCognitoError, revokeToken } from '@latchkey/cognito';
import type { AuthServices } from '../machine/ports.ts';
import { clientOf } from './client.ts';
import type { ServiceContext } from './context.ts';

/** How a session ends at Cognito. */
export function revokeServices(
  context: ServiceContext,
  refreshTokens: AuthServices['refreshTokens'],
): Pick<AuthServices, 'revokeTokens'> {
  const { vault } = context;
  const client = clientOf(context);

  return {
    async revokeTokens({ scope }, signal) {
      // GlobalSignOut takes an access token that is still valid.
      if (scope === 'global' && !vault.session.isUsable()) await refreshTokens({ force: false }, signal);
      const { session } = vault.session.held();
      if (!session) return { kind: 'done' };
      if (scope === 'global') await globalSignOut(client, { accessToken: session.accessToken }, { signal });
      else await revokeToken(client, { token: session.refreshToken }, { signal }).catch(ignoreUnsupported);
      return { kind: 'done' };
    },
  };
}

/** The app client has token revocation off: then there is nothing to revoke. */
function ignoreUnsupported(error: unknown): void {
  if (!(isCognitoError(error) && error.code === 'UnsupportedOperationException')) throw error;
}
