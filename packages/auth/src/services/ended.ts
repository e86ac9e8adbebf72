/**
 * Revocation at Cognito: of sessions that ended here, and of grants that lost a race.
 *
 * @module
 */
import { globalSignOut, isCognitoError, revokeToken } from '@latchkey/cognito';
import { openOutbox } from '../vault/outbox.ts';
import type { EndedSession } from '../vault/session.ts';
import { clientOf } from './client.ts';
import type { ServiceContext } from './context.ts';

/** The page may be closed at once. */
const OPTIONS = { keepalive: true } as const;

/** @throws CognitoError */
export async function revoke(
  context: ServiceContext,
  { scope, session }: Omit<EndedSession, 'id'>,
): Promise<void> {
  const client = clientOf(context);
  const { accessToken, refreshToken, origin } = session;
  // Without a sign-out URL, the session of managed login is ended together with the token.
  const isAtDomain = origin === 'managedLogin' && context.config.logoutUri === undefined;
  const isLinked = scope === 'linked' || (isAtDomain && scope !== 'keep');
  const linked = isLinked && ({ revokeAssociatedSessions: 'LINKED' } as const);
  const end = () => revokeToken(client, { token: refreshToken, ...linked }, OPTIONS);
  if (scope !== 'global') return void (await end());
  await globalSignOut(client, { accessToken }, OPTIONS);
  // In this order: after RevokeToken the access token is invalid. All tokens are revoked already, so a failure changes nothing here.
  if (isAtDomain) await end().catch(() => {});
}

/**
 * Whether Cognito refused for a reason that a retry cannot change: the tokens are dead, the user is gone, or the app client
 * has token revocation turned off and there is nothing to revoke.
 */
export const isFinal = (error: unknown): boolean =>
  isCognitoError(error) && error.exceptionName !== undefined && error.retry === 'never';

/**
 * Revokes the sessions that could not be revoked before. A global sign-out is retried while its access token is valid; after
 * that, only this browser's session is revoked. Failures are kept for the next time.
 */
export async function revokeEnded(context: ServiceContext): Promise<void> {
  const { vault, tabs } = context;
  const outbox = openOutbox(vault);
  const waiting = await outbox.list();
  // This page may have completed the sign-out of one that was left.
  if (waiting.length > 0) tabs.announce(vault.session.held().generation);
  for (const ended of waiting) {
    const isValid = ended.session.expiresAt > context.environment.clock.now();
    const scope = isValid || ended.scope !== 'global' ? ended.scope : 'local';
    // Nobody goes to the sign-out URL any more.
    const isAtDomain = scope === 'local' && ended.session.origin === 'managedLogin';
    try {
      await revoke(context, { ...ended, scope: isAtDomain ? 'linked' : scope });
    } catch (error) {
      if (!isFinal(error)) return;
    }
    await outbox.remove(ended.id);
  }
}
