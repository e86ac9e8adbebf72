import {
  type AuthenticationResult,
  getTokensFromRefreshToken,
  initiateAuth,
  isCognitoError,
} from '@latchkey/cognito';
import { exclusively } from '../browser/locks.ts';
import { singleFlight } from '../browser/single-flight.ts';
import type { AuthServices, Ports } from '../machine/ports.ts';
import type { HeldSession, StoredSession } from '../vault/session.ts';
import { attachments, type ServiceContext } from './context.ts';
import { faultStep, refusal } from './faults.ts';
import { infoOf, revokeInBackground, sessionFrom } from './tokens.ts';

type RefreshStep = Ports['refreshTokens'][1];

/** One attempt, in milliseconds; one is repeated. Together they are shorter than the patience of a tab that waits. */
const REQUEST = { timeout: 8_000, retry: { maxRetries: 1 } };
const PATIENCE = 20_000;

/** What a client answers that can't do GetTokensFromRefreshToken; the refresh token is not spent by it. */
const UNSUPPORTED = /^(UnsupportedOperation|UnknownOperation|OperationNotEnabled|InvalidAction)/;
/** Nothing else ends a session. */
const FINAL =
  /^(NotAuthorized|RefreshTokenReuse|UserNotFound|PasswordResetRequired|UserNotConfirmed|TokenRevoked)/;

/**
 * One refresh per browser: one in this tab, one tab at a time, and only when no other tab has done it meanwhile. What is
 * written must follow what was read, or another tab has signed out or refreshed and its word stands.
 */
export function refreshServices(context: ServiceContext): Pick<AuthServices, 'refreshTokens'> {
  const { vault, environment, config, tabs } = context;

  /** A session that another tab has brought since `before` and that is of use. */
  const newer = async (before: HeldSession): Promise<StoredSession | null> => {
    const { session, generation } = await vault.session.load();
    return generation !== before.generation && vault.session.isUsable() ? session : null;
  };
  const adopt = (session: StoredSession): RefreshStep => ({ kind: 'session', session: infoOf(session) });

  /** Runs under the lock; announces nothing. */
  const renew = async (before: HeldSession): Promise<RefreshStep> => {
    const adopted = await newer(before);
    if (adopted) return adopt(adopted);
    const current = vault.session.held();
    if (!current.session) return faultStep('credentials', 'signed-out-elsewhere');
    try {
      const session = await request(context, current.session);
      const saved = await vault.session.save(session, current.generation);
      if (saved) return adopt(session);
      revokeInBackground(context, session.refreshToken);
    } catch (error) {
      const step = refusal(error, environment.clock.now());
      if (!FINAL.test(step.fault.code)) {
        return step.fault.kind === 'credentials' ? faultStep('server', step.fault.code) : step;
      }
      const winner = await newer(current);
      if (winner) return adopt(winner);
      await vault.session.save(null, current.generation);
      return faultStep('credentials', step.fault.code);
    }
    const winner = await newer(current);
    return winner ? adopt(winner) : faultStep('credentials', 'signed-out-elsewhere');
  };

  const refresh = singleFlight(async (): Promise<RefreshStep> => {
    const before = vault.session.held();
    const name = `latchkey|${config.scope}|refresh`;
    try {
      const step = await exclusively(environment, name, PATIENCE, () => renew(before));
      const { generation } = vault.session.held();
      if (generation !== before.generation) tabs.announce(generation);
      return step;
    } catch (error) {
      if (error instanceof DOMException) return faultStep('network', 'lock-timeout');
      throw error;
    }
  });

  return { refreshTokens: () => refresh() };
}

/** The one HTTP call. It is never aborted: with rotation, the answer holds the only valid refresh token. */
async function request(context: ServiceContext, session: StoredSession): Promise<StoredSession> {
  const { client, environment } = context;
  const { clientMetadata } = attachments(context, session.username);
  const { refreshToken } = session;
  const deviceKey = session.deviceKey ?? undefined;

  const legacy = async () => {
    const authParameters = { REFRESH_TOKEN: refreshToken, DEVICE_KEY: deviceKey, USERNAME: session.username };
    const output = await initiateAuth(
      client,
      { authFlow: 'REFRESH_TOKEN_AUTH', authParameters, clientMetadata },
      REQUEST,
    );
    return { result: output.authenticationResult, legacyRefresh: true };
  };
  const modern = async () => {
    const output = await getTokensFromRefreshToken(
      client,
      { refreshToken, deviceKey, clientMetadata },
      REQUEST,
    );
    return { result: output.authenticationResult, legacyRefresh: false };
  };
  const sentAt = environment.clock.now();
  const { result = {} satisfies AuthenticationResult, legacyRefresh } = session.legacyRefresh
    ? await legacy()
    : await modern().catch((error: unknown) => {
        if (isCognitoError(error) && UNSUPPORTED.test(error.exceptionName ?? '')) return legacy();
        throw error;
      });
  return sessionFrom(environment, result, sentAt, { ...session, legacyRefresh });
}
