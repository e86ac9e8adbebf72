import {
  type AuthenticationResult,
  getTokensFromRefreshToken,
  initiateAuth,
  isCognitoError,
} from '@latchkey/cognito';
import { exclusively } from '../browser/locks.ts';
import { singleFlight } from '../browser/single-flight.ts';
import type { AuthServices, FaultStep, Ports } from '../machine/ports.ts';
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

  const adopt = (session: StoredSession): RefreshStep => ({ kind: 'session', session: infoOf(session) });
  const signedOutElsewhere = faultStep('credentials', 'signed-out-elsewhere');

  /** Runs under the lock; announces nothing. */
  const renew = async (before: HeldSession): Promise<RefreshStep> => {
    const { session, generation } = await vault.session.load();
    if (!session) return signedOutElsewhere;
    if (generation !== before.generation && vault.session.isUsable()) return adopt(session);

    const answer = await request(context, session).catch((error: unknown) => sessionFault(error));
    if ('kind' in answer && answer.fault.kind !== 'credentials') return answer;
    const renewed = 'kind' in answer ? null : answer;
    if (await vault.session.save(renewed, generation)) return 'kind' in answer ? answer : adopt(answer);

    // Another tab was first, and its word stands. A token is revoked only when its session is over: a rotated one takes
    // the whole family with it.
    const { session: present } = await vault.session.load();
    if (renewed && present?.username !== renewed.username) revokeInBackground(context, renewed.refreshToken);
    return present ? adopt(present) : signedOutElsewhere;
  };

  /** `credentials` for what ends a session, and for nothing else. */
  const sessionFault = (error: unknown): FaultStep => {
    const step = refusal(error, environment.clock.now());
    const { kind, code } = step.fault;
    if (FINAL.test(code)) return faultStep('credentials', code);
    return kind === 'credentials' ? faultStep('server', code) : step;
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

  return {
    async refreshTokens({ force }) {
      const { session } = vault.session.held();
      const isDue = !session || !vault.session.isUsable() || environment.clock.now() >= session.refreshAt;
      return force || isDue ? refresh() : adopt(session);
    },
  };
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
