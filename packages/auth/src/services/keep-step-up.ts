import type { FaultReply, SessionReply } from '../machine/ports.ts';
import { claimsOf } from '../vault/jwt.ts';
import type { StoredSession } from '../vault/session.ts';
import type { AccessTokenClaims } from '../views.ts';
import { checkTokens } from './check-tokens.ts';
import type { ServiceContext } from './context.ts';
import { discard } from './discard.ts';
import { faultReply } from './fault-reply.ts';
import { deviceStanding, infoOf } from './session-info.ts';

/**
 * Stores the session of a step-up in place of the present one, in one write, where and as long as that one is kept. If the user has
 * signed out meanwhile, or somebody else has signed in, nothing is stored, and the new tokens are revoked.
 */
export async function keepStepUp(
  context: ServiceContext,
  session: StoredSession,
  signal: AbortSignal,
): Promise<SessionReply | FaultReply> {
  const { vault, tabs, config } = context;
  const { lineage, session: before } = vault.session.held();
  checkTokens(config, session, before ?? session);
  if (signal.aborted) {
    discard(context, session);
    return faultReply('cancelled', 'aborted');
  }

  /** Returns the session that was replaced; null if it has ended. */
  const replace = async (): Promise<StoredSession | null> => {
    const present = await vault.session.read();
    const { generation, session: old } = present;
    if (old?.username !== session.username || present.lineage !== lineage) return null;
    // The same device may still wait for its confirmation.
    const isSameDevice = old.deviceKey === session.deviceKey;
    const newDevice = session.newDevice ?? (isSameDevice ? old.newDevice : null);
    const isStored = await vault.session.save({ ...session, newDevice }, generation);
    // Another tab has just refreshed: its tokens are replaced instead.
    return isStored ? old : replace();
  };
  const replaced = await replace().catch((error: unknown) => {
    discard(context, session);
    throw error;
  });
  if (!replaced) {
    discard(context, session);
    return faultReply('credentials', 'signed-out-elsewhere');
  }
  tabs.announce(vault.session.held().generation);
  // Cognito leaves the old tokens valid. If both have one origin, revoking the old ones would revoke the new ones as well.
  if (originOf(replaced) !== originOf(session)) discard(context, replaced);
  return { kind: 'session', session: infoOf(session), device: await deviceStanding(context, session) };
}

const originOf = ({ accessToken }: StoredSession) => claimsOf<AccessTokenClaims>(accessToken)?.origin_jti;
