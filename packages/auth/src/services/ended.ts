/**
 * What is to be revoked at Cognito: sessions that ended here, and grants that lost a race.
 *
 * @module
 */
import { globalSignOut, isCognitoError, revokeToken } from '@latchkey/cognito';
import { openOutbox } from '../vault/outbox.ts';
import type { EndedSession } from '../vault/session.ts';
import { clientOf } from './client.ts';
import type { ServiceContext } from './context.ts';

/** The page may go at once. */
const OPTIONS = { keepalive: true } as const;

/** @throws CognitoError */
export async function revoke(
  context: ServiceContext,
  { scope, session }: Omit<EndedSession, 'id'>,
): Promise<void> {
  const client = clientOf(context);
  const { accessToken, refreshToken, origin } = session;
  if (scope === 'global') {
    await globalSignOut(client, { accessToken }, OPTIONS);
    return;
  }
  // Where managed login has no address to end its session at, that ends with the token.
  const isLinked = scope === 'local' && origin === 'managedLogin' && context.config.logoutUri === undefined;
  const linked = (scope === 'linked' || isLinked) && ({ revokeAssociatedSessions: 'LINKED' } as const);
  await revokeToken(client, { token: refreshToken, ...linked }, OPTIONS);
}

/**
 * Whether Cognito itself has refused for a reason that no other try changes: the tokens are dead, the user is gone, or the
 * app client has token revocation off and there is nothing to revoke.
 */
export const isFinal = (error: unknown): boolean =>
  isCognitoError(error) && error.exceptionName !== undefined && error.retry === 'never';

/**
 * Revokes what could not be revoked before. A global sign-out is tried again while its access token lives; then this
 * browser's session is revoked. What fails once more waits for the next time.
 */
export async function revokeEnded(context: ServiceContext): Promise<void> {
  const outbox = openOutbox(context.vault);
  for (const ended of await outbox.list()) {
    const isValid = ended.session.expiresAt > context.environment.clock.now();
    try {
      await revoke(context, { ...ended, scope: isValid || ended.scope !== 'global' ? ended.scope : 'local' });
    } catch (error) {
      if (!isFinal(error)) return;
    }
    await outbox.remove(ended.id);
  }
}
