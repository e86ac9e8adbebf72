import type { Auth } from './api.ts';
import type { Internals } from './internals.ts';

/**
 * Ends what `takeOver` has just stored, if a sign-out was asked for in the splash: it did not wait for the takeover, but the
 * person meant that session.
 */
export async function endTakenOver(
  auth: Pick<Auth, 'getState'>,
  { isTakingOver, services }: Pick<Internals, 'isTakingOver' | 'services'>,
): Promise<void> {
  const state = auth.getState();
  const hasSignedOut =
    state.view === 'signingOut' || (state.view === 'signedOut' && state.reason === 'signOut');
  if (!isTakingOver() || !hasSignedOut) return;
  const { signal } = new AbortController();
  await services.clearSession({ reason: 'signOut', scope: 'local' }, signal);
  await services.revokeTokens({ scope: 'local' }, signal);
}
