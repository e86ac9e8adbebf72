import {
  type AuthenticationResult,
  getTokensFromRefreshToken,
  initiateAuth,
  isCognitoError,
  NetworkError,
} from '@latchkey/cognito';
import { AT_ONCE } from '../at-once.ts';
import { singleFlight } from '../browser/single-flight.ts';
import { isText } from '../checks.ts';
import type { AuthServices, FaultReply, Ports } from '../machine/ports.ts';
import { recordKey } from '../vault/cells.ts';
import { BEGUN } from '../vault/ended.ts';
import type { Begun, HeldSession, StoredSession } from '../vault/session.ts';
import { alone, PATIENCE } from './alone.ts';
import { checkTokens } from './check-tokens.ts';
import { clientOf } from './client.ts';
import { confirmNewDevice } from './confirm-device.ts';
import { attachments, type ServiceContext } from './context.ts';
import { discard } from './discard.ts';
import { faultReply } from './fault-reply.ts';
import { refusal } from './faults.ts';
import { infoOf } from './session-info.ts';
import { sessionFrom } from './tokens.ts';

type RefreshReply = Ports['refreshTokens'][1];

/**
 * Never aborted by a time-out: with rotation, the response holds the only valid refresh token. The browser closes dead
 * connections. Callers may stop waiting.
 */
const REQUEST = { timeout: Number.POSITIVE_INFINITY, retry: false } as const;

/** Errors of clients that do not support GetTokensFromRefreshToken; they do not use up the refresh token. */
const UNSUPPORTED = /^(UnsupportedOperation|UnknownOperation|OperationNotEnabled|InvalidAction)/;
/** Errors that end a session; no others do. */
const FINAL =
  /^(invalid_grant|NotAuthorized|RefreshTokenReuse|UserNotFound|PasswordResetRequired|UserNotConfirmed|TokenRevoked)/;

/** Faults that delay the confirmation of a device; if a refusal is final, the refresh shows it. */
const PASSING: readonly string[] = ['network', 'throttled', 'server'];

/** Reason to refresh: a page may have been closed before it stored the response. Other reasons are the tokens to renew. */
const LOST = 'lost';

/** The result of a refresh, and whether this tab has written it. */
interface Outcome {
  readonly reply: RefreshReply;
  readonly written: boolean;
}

/** The result of a request: the session to store, null if it is over, undefined if nothing is to be stored. */
interface Renewal {
  readonly next: StoredSession | null | undefined;
  readonly refused: FaultReply | null;
}

const unwritten = (reply: RefreshReply): Outcome => ({ reply, written: false });

/**
 * Refreshes once per browser: one call in this tab, one tab at a time, and only if no other tab has done it meanwhile. A
 * write must follow directly on what was read; otherwise another tab has signed out or refreshed, and its result counts.
 */
export function refreshServices(
  context: ServiceContext,
): Pick<AuthServices, 'refreshTokens' | 'confirmDevice'> {
  const { vault, environment, tabs, config } = context;

  const adopt = (session: StoredSession): RefreshReply => ({ kind: 'session', session: infoOf(session) });
  /** Another tab has signed out, or Cognito has refused its refresh. */
  const over = (before: string, { lineage }: HeldSession): RefreshReply =>
    lineage && lineage === before ? faultReply('credentials', 'expired-elsewhere') : { kind: 'none' };
  const overtaken = faultReply('network', 'lock-lost');
  const lockTimeout = faultReply('network', 'lock-timeout');
  /** The newer release may have used up the refresh token that this one holds. */
  const newerRelease = faultReply('unexpected', 'newer-release');

  /** Runs under `alone`; announces only that it begins. */
  const renew = async (
    before: StoredSession | null,
    lease: number | undefined,
    reason: string,
    triedDevice = false,
  ): Promise<Outcome> => {
    const { lineage: mine } = vault.session.held();
    const read = await vault.session.read();
    const { session, generation, lineage, newer } = read;
    if (!session) return unwritten(over(mine, read));
    if (newer) return unwritten(newerRelease);
    if (session.accessToken !== before?.accessToken && vault.session.isUsable())
      return unwritten(adopt(session));
    // The tab that began it is still open, and retries by itself.
    if (reason === LOST && session.refreshAt !== AT_ONCE && vault.session.isUsable())
      return unwritten(adopt(session));
    if (session.newDevice && !triedDevice) {
      const hindrance = await confirmFirst(session);
      return hindrance ? unwritten(hindrance) : renew(before, lease, reason, true);
    }
    const sent: StoredSession = lease === undefined ? session : { ...session, lease };
    if (sent !== session && !(await vault.session.save(sent, generation))) return unwritten(overtaken);

    const begun = {
      lineage: vault.session.held().lineage,
      expiresAt: sent.expiresAt,
      at: environment.clock.now(),
    };
    vault.session.noteBegun(begun);
    mark(begun);
    tabs.announce({ begun: generation });
    const { next, refused } = await ask(sent);
    // Tokens with another expiry make the mark void by themselves.
    if (!next || next.expiresAt === sent.expiresAt) mark(null);
    if (next === undefined) return unwritten(refused ?? overtaken);
    const present = await commit(sent, next);
    if (present === 'written') return { reply: refused ?? adopt(next ?? sent), written: true };

    // Another tab was first, and its result counts. A token is revoked only when its session is over: revoking a rotated one
    // revokes the whole family. A session stored by an older release has no lineage until it is written again.
    const isOver =
      present.session?.username !== sent.username || (lineage !== '' && present.lineage !== lineage);
    if (next && isOver) discard(context, next);
    if (!present.session) return unwritten(over(lineage, present));
    if (present.session.accessToken === sent.accessToken) return unwritten(overtaken);
    return vault.session.isUsable()
      ? unwritten(adopt(present.session))
      : renew(present.session, lease, reason);
  };

  /** Stores the mark of a refresh that begins, for other pages, or removes it. Nothing waits for it. */
  const mark = (begun: Begun | null): void => {
    vault.storage.then((store) => store.put(recordKey(config.scope, BEGUN), begun)).catch(() => {});
  };

  /** Cognito refuses the refresh tokens of an unconfirmed device as if they were expired. */
  const confirmFirst = async ({ username }: StoredSession): Promise<FaultReply | null> => {
    try {
      await confirmNewDevice(context, username);
      return null;
    } catch (error) {
      const hindrance = refusal(error, environment.clock.now());
      return PASSING.includes(hindrance.fault.kind) ? hindrance : null;
    }
  };

  const ask = async (sent: StoredSession): Promise<Renewal> => {
    try {
      return await request(context, sent);
    } catch (error) {
      const refused = sessionRefusal(error);
      return { next: refused.fault.kind === 'credentials' ? null : undefined, refused };
    }
  };

  /**
   * Writes the result, unless another tab has refreshed, signed in or signed out since `sent` was read: then returns
   * what is stored. Other changes made meanwhile (the device was confirmed) are kept.
   */
  const commit = async (
    sent: StoredSession,
    renewed: StoredSession | null,
  ): Promise<'written' | HeldSession> => {
    const present = await vault.session.read();
    const { session, generation } = present;
    if (session?.accessToken !== sent.accessToken || session.lease !== sent.lease) return present;
    const next = renewed && { ...renewed, newDevice: session.newDevice };
    return (await vault.session.save(next, generation)) ? 'written' : commit(sent, renewed);
  };

  /** `credentials` only for errors that end a session. */
  const sessionRefusal = (error: unknown): FaultReply => {
    const reply = refusal(error, environment.clock.now());
    const { kind, code } = reply.fault;
    if (FINAL.test(code)) return { kind: 'fault', fault: { ...reply.fault, kind: 'credentials' } };
    return kind === 'credentials' ? faultReply('server', code) : reply;
  };

  const refresh = singleFlight(async (reason): Promise<RefreshReply> => {
    const { session: before } = vault.session.held();
    const outcome = await alone(context, (lease) => renew(before, lease, reason));
    if (!outcome) return lockTimeout;
    if (outcome.written) tabs.announce(vault.session.held().generation);
    return outcome.reply;
  });
  /** Joins the running refresh only if it renews the tokens that this tab holds. */
  const join = () => refresh(vault.session.held().session?.accessToken ?? '');
  const joinOrAsk = (force: boolean) => {
    const { session } = vault.session.held();
    return session?.refreshAt === AT_ONCE && !force && vault.session.isUsable() ? refresh(LOST) : join();
  };

  const renewed = async (force: boolean): Promise<RefreshReply> => {
    const { session } = vault.session.held();
    const isDue = !session || !vault.session.isUsable() || vault.session.now() >= session.refreshAt;
    if (session && !force && !isDue) return adopt(session);
    const reply = await joinOrAsk(force);
    // They may have expired while waiting: the computer slept.
    if (reply.kind === 'session' && !vault.session.isUsable()) return join();
    if (reply !== lockTimeout || force || !session || !vault.session.isUsable()) return reply;
    // Another tab is slow, and the current tokens are still valid: try again later.
    return adopt({ ...session, refreshAt: vault.session.now() + PATIENCE });
  };

  return {
    async refreshTokens({ force }, signal) {
      const reply = await renewed(force);
      const isEnd = reply.kind === 'none' || (reply.kind === 'fault' && reply.fault.kind === 'credentials');
      const isNews = isEnd || reply.kind === 'session';
      // A chart that has stopped listening is told by the next look.
      if (!signal.aborted && isNews && isEnd === !vault.session.held().session) vault.session.noteTold();
      return reply;
    },

    async confirmDevice({ username }, signal) {
      const confirmed = await alone(context, async () => {
        signal.throwIfAborted();
        return { standing: await confirmNewDevice(context, username, signal) };
      });
      if (!confirmed) return lockTimeout;
      const { standing } = confirmed;
      return standing ? { kind: standing } : faultReply('unexpected', 'device-missing');
    },
  };
}

/** Sends the request. */
export async function request(context: ServiceContext, session: StoredSession): Promise<Renewal> {
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
  const atDomain = async () => ({ result: await context.renewAtDomain(session), legacyRefresh: false });
  const atApi = () =>
    session.legacyRefresh
      ? unlessLost(legacy)
      : unlessLost(modern).catch((error: unknown) => {
          if (isCognitoError(error) && UNSUPPORTED.test(error.exceptionName ?? '')) return legacy();
          throw error;
        });
  const sentAt = environment.clock.now();
  const { result = {} satisfies AuthenticationResult, legacyRefresh } =
    // An app without a domain refreshes with the API, which accepts it if no devices are tracked.
    session.origin === 'managedLogin' && context.config.domain ? await unlessLost(atDomain) : await atApi();
  try {
    const next = sessionFrom(environment, result, sentAt, { ...session, legacyRefresh });
    checkTokens(context.config, next, session);
    return { next, refused: null };
  } catch (error) {
    const refused = refusal(error, environment.clock.now());
    // Even an unusable response may hold the only valid refresh token; but one for another user is ignored.
    const { refreshToken: next } = refused.fault.code === 'tokens-mismatch' ? session : result;
    const isSame = !isText(next) || !next || next === refreshToken;
    return { next: isSame ? undefined : { ...session, refreshToken: next }, refused };
  }
}

/**
 * Repeats a call once, immediately, if the connection failed: the lost response may hold the only valid refresh token, and a
 * pool with a grace period returns it again for some seconds. After other failures the chart backs off, so that an outage is
 * not made worse.
 */
const unlessLost = <T>(call: () => Promise<T>): Promise<T> =>
  call().catch((error: unknown) => {
    // An app's own client may have a time-out.
    if (error instanceof NetworkError && !error.timedOut) return call();
    throw error;
  });
