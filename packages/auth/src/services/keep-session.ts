import type { FaultReply, SessionReply } from '../machine/ports.ts';
import type { Remember } from '../model.ts';
import type { StoredSession } from '../vault/session.ts';
import type { ServiceContext } from './context.ts';
import { discard } from './discard.ts';
import { faultReply } from './fault-reply.ts';
import { deviceStanding, infoOf } from './session-info.ts';

const cancelled = faultReply('cancelled', 'aborted');

/**
 * Stores the session of a sign-in for as long as the person wants, and notifies the other tabs. If another tab was first, its
 * session is kept and this one is revoked. A sign-in that was given up meanwhile is revoked, too: its tokens must neither be
 * stored nor stay valid.
 *
 * @param alongside - more to store with a session: not one after the other, because the person waits for all of it
 */
export async function keepSession(
  context: ServiceContext,
  session: StoredSession,
  remember: Remember,
  signal: AbortSignal,
  alongside: () => Promise<unknown> = async () => {},
): Promise<SessionReply | FaultReply> {
  const { vault, tabs } = context;
  if (signal.aborted) {
    discard(context, session);
    return cancelled;
  }
  const [{ held, isStored }, standing] = await Promise.all([
    vault.session.begin(session, remember),
    deviceStanding(context, session),
    alongside(),
  ]).catch((error: unknown) => {
    discard(context, session);
    throw error;
  });
  // If another tab was first, this one follows it.
  const present = held.session ?? session;
  const device = isStored ? standing : await deviceStanding(context, present);
  // No waiting from here on: the chart and the other tabs must get the same state.
  if (!isStored || signal.aborted) {
    if (isStored) tabs.announce(await vault.session.end(null));
    discard(context, session);
  } else tabs.announce(held.generation);
  if (signal.aborted) return cancelled;
  return { kind: 'session', session: infoOf(present), device, ...(!isStored && { followed: true }) };
}
