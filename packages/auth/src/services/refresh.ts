import {
  type AuthenticationResult,
  getTokensFromRefreshToken,
  initiateAuth,
  isCognitoError,
} from '@latchkey/cognito';
import { exclusively } from '../browser/locks.ts';
import { singleFlight } from '../browser/single-flight.ts';
import type { AuthServices, FaultReply, Ports } from '../machine/ports.ts';
import { underLease } from '../vault/lease.ts';
import type { StoredSession } from '../vault/session.ts';
import { clientOf } from './client.ts';
import { attachments, type ServiceContext } from './context.ts';
import { faultReply, refusal } from './faults.ts';
import { infoOf } from './session-info.ts';
import { revokeInBackground, sessionFrom } from './tokens.ts';

type RefreshReply = Ports['refreshTokens'][1];

/** One attempt, in milliseconds; one may be repeated. Together they are shorter than the patience of a tab that waits. */
const REQUEST = { timeout: 8_000, retry: false } as const;
const PATIENCE = 20_000;

/** What a client answers that can't do GetTokensFromRefreshToken; the refresh token is not spent by it. */
const UNSUPPORTED = /^(UnsupportedOperation|UnknownOperation|OperationNotEnabled|InvalidAction)/;
/** Nothing else ends a session. */
const FINAL =
  /^(NotAuthorized|RefreshTokenReuse|UserNotFound|PasswordResetRequired|UserNotConfirmed|TokenRevoked)/;

/** What came of a refresh, and whether this tab has written it. */
interface Outcome {
  readonly step: RefreshReply;
  readonly written: boolean;
}

const unwritten = (step: RefreshReply): Outcome => ({ step, written: false });

/**
 * One refresh per browser: one in this tab, one tab at a time, and only when no other tab has done it meanwhile. What is
 * written must follow what was read, or another tab has signed out or refreshed and its word stands.
 */
export function refreshServices(context: ServiceContext): Pick<AuthServices, 'refreshTokens'> {
  const { vault, environment, config, tabs } = context;

  const adopt = (session: StoredSession): RefreshReply => ({ kind: 'session', session: infoOf(session) });
  const signedOutElsewhere = faultReply('credentials', 'signed-out-elsewhere');
  const overtaken = faultReply('network', 'lock-lost');
  const lockTimeout = faultReply('network', 'lock-timeout');

  /** Runs alone; announces nothing. `token` is that of a lease. */
  const renew = async (before: StoredSession | null, token?: number): Promise<Outcome> => {
    const { session, generation } = await vault.session.load();
    if (!session) return unwritten(signedOutElsewhere);
    if (session.accessToken !== before?.accessToken && vault.session.isUsable())
      return unwritten(adopt(session));
    const sent: StoredSession = token === undefined ? session : { ...session, lease: token };
    if (sent !== session && !(await vault.session.save(sent, generation))) return unwritten(overtaken);

    const answer = await request(context, sent).catch((error: unknown) => sessionFault(error));
    if ('kind' in answer && answer.fault.kind !== 'credentials') return unwritten(answer);
    const renewed = 'kind' in answer ? null : answer;
    const present = await commit(sent, renewed);
    if (present === 'written') return { step: 'kind' in answer ? answer : adopt(answer), written: true };

    // Another tab was first, and its word stands. A token is revoked only when its session is over: a rotated one takes
    // the whole family with it.
    if (renewed && present?.username !== renewed.username) revokeInBackground(context, renewed.refreshToken);
    if (!present) return unwritten(signedOutElsewhere);
    if (present.accessToken === sent.accessToken) return unwritten(overtaken);
    return vault.session.isUsable() ? unwritten(adopt(present)) : renew(present, token);
  };

  /**
   * Writes what Cognito answered, unless another tab has refreshed, signed in or signed out since `sent` was read: then it
   * gives what is stored instead. What else was changed meanwhile (the device was confirmed) stays.
   */
  const commit = async (
    sent: StoredSession,
    renewed: StoredSession | null,
  ): Promise<'written' | StoredSession | null> => {
    const { session, generation } = await vault.session.load();
    if (session?.accessToken !== sent.accessToken || session.lease !== sent.lease) return session;
    const next = renewed && { ...renewed, newDevice: session.newDevice };
    return (await vault.session.save(next, generation)) ? 'written' : commit(sent, renewed);
  };

  /** `credentials` for what ends a session, and for nothing else. */
  const sessionFault = (error: unknown): FaultReply => {
    const step = refusal(error, environment.clock.now());
    const { kind, code } = step.fault;
    if (FINAL.test(code)) return faultReply('credentials', code);
    return kind === 'credentials' ? faultReply('server', code) : step;
  };

  const alone = (work: (token?: number) => Promise<Outcome>): Promise<Outcome> =>
    exclusively(environment, `latchkey|${config.scope}|refresh`, PATIENCE, work, () =>
      underLease(environment, vault.lease, PATIENCE, work),
    );

  const refresh = singleFlight(async (): Promise<RefreshReply> => {
    const { session: before } = vault.session.held();
    try {
      const { step, written } = await alone((token) => renew(before, token));
      if (written) tabs.announce(vault.session.held().generation);
      return step;
    } catch (error) {
      if (error instanceof DOMException) return lockTimeout;
      throw error;
    }
  });

  return {
    async refreshTokens({ force }) {
      const { session } = vault.session.held();
      const isDue = !session || !vault.session.isUsable() || vault.session.now() >= session.refreshAt;
      const step = force || isDue ? await refresh() : adopt(session);
      if (step !== lockTimeout || force || !session || !vault.session.isUsable()) return step;
      // Another tab is slow at it, and the present tokens serve: to be looked at again later.
      return adopt({ ...session, refreshAt: vault.session.now() + PATIENCE });
    },
  };
}

/** The one HTTP call. It is never aborted: with rotation, the answer holds the only valid refresh token. */
export async function request(context: ServiceContext, session: StoredSession): Promise<StoredSession> {
  const { environment } = context;
  const client = clientOf(context);
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
    ? await unlessLost(legacy)
    : await unlessLost(modern).catch((error: unknown) => {
        if (isCognitoError(error) && UNSUPPORTED.test(error.exceptionName ?? '')) return legacy();
        throw error;
      });
  return sessionFrom(environment, result, sentAt, { ...session, legacyRefresh });
}

/**
 * Asks once more, at once, where no answer came: it may hold the only valid refresh token, and a pool with a grace gives it
 * again for some seconds. After every other failure the chart backs off, so that an outage is not doubled.
 */
const unlessLost = <T>(call: () => Promise<T>): Promise<T> =>
  call().catch((error: unknown) => {
    if (isCognitoError(error) && error.code === 'network') return call();
    throw error;
  });
