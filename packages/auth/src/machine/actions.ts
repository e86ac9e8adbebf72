/**
 * Named changes of the context. All are total: members that a reply lacks do not change.
 *
 * @module
 */
import { assign, emit } from 'xstate';
import type {
  Attempt,
  ChallengeAnswer,
  DeviceStanding,
  EndReason,
  Fault,
  Notice,
  SessionInfo,
  SignOutScope,
} from '../model.ts';
import { type AuthContext, createContext, isSilent, nothing, type TabRole, unanswered } from './context.ts';
import type { AuthEvent } from './events.ts';
import type { AuthEmitted, AuthWatchers, RedirectInput, Reply } from './ports.ts';

type Params = object | undefined;

const change = <P extends Params = undefined>(
  reduce: (context: AuthContext, params: P) => Partial<AuthContext>,
) => assign<AuthContext, AuthEvent, P, AuthEvent, never>(({ context }, params) => reduce(context, params));

const announce = <P extends Params = undefined>(tell: (context: AuthContext, params: P) => AuthEmitted) =>
  emit<AuthContext, AuthEvent, P, AuthEvent, AuthEmitted>(({ context }, params) => tell(context, params));

const attemptWith = (context: AuthContext, changes: Partial<Attempt>) => ({
  attempt: { ...context.attempt, ...changes },
});

/** The form data at the start of a sign-in, a sign-up or a reset. */
export type AttemptStart = Pick<Attempt, 'username' | 'clientMetadata'> &
  Partial<Pick<Attempt, 'password' | 'factor' | 'autofill'>> & {
    readonly flow?: Attempt['flow'] | null;
    readonly remember?: Attempt['remember'] | null;
  };

export const actions = {
  startAttempt: change<AttemptStart>(({ config }, start) => {
    const flow = start.flow ?? config.flow;
    return {
      delivery: null,
      attempt: {
        // Phones add a space after a word; usernames, email addresses and phone numbers never begin or end with one.
        username: start.username.trim(),
        flow,
        // A person who has typed a password is not asked for another factor first.
        factor: start.factor ?? (flow === 'USER_AUTH' && start.password ? 'PASSWORD_SRP' : null),
        password: start.password ?? null,
        proof: null,
        autofill: start.autofill ?? false,
        knownDevice: true,
        remember: start.remember ?? 'browser',
        round: 0,
        clientMetadata: start.clientMetadata,
      },
    };
  }),

  /** Keeps the username of the expired session for the sign-in form. */
  recallUser: change((context) => attemptWith(context, { username: context.session?.username ?? '' })),

  setClientMetadata: change<Pick<Attempt, 'clientMetadata'>>((context, { clientMetadata }) =>
    attemptWith(context, { clientMetadata }),
  ),

  preferFactor: change<Pick<Attempt, 'factor'>>((context, { factor }) => attemptWith(context, { factor })),

  /** Another factor than the one the server asks for: the Session can answer SELECT_CHALLENGE, too. */
  reopenChoice: change(({ challenge }) => ({
    challenge: { ...challenge, name: 'SELECT_CHALLENGE' },
  })),

  takeProof: change<Reply>((context, reply) =>
    reply.kind === 'proof' ? attemptWith(context, { proof: reply.proof }) : {},
  ),

  takePassword: change<{ answer: ChallengeAnswer }>((context, { answer }) =>
    answer.kind === 'password' ? attemptWith(context, { password: answer.password }) : {},
  ),

  takeAnswer: change<{ answer: ChallengeAnswer }>((_, { answer }) => ({ answer })),

  /** Takes the next challenge from the server; the password is kept only for challenges that do not involve the person. */
  takeChallenge: change<Reply>((context, reply) => {
    if (!('challenge' in reply)) return {};
    const { challenge } = reply;
    const { attempt } = 'attempt' in reply ? reply : context;
    // A restored sign-in has counted its question before.
    const isNew = attempt === context.attempt;
    return {
      challenge,
      ...('totp' in reply && { totp: reply.totp }),
      answer: unanswered,
      fault: null,
      attempt: {
        ...attempt,
        round: attempt.round + Number(isNew && challenge.name === 'CUSTOM_CHALLENGE'),
        proof: null,
        ...(isSilent(challenge) ? {} : { password: null }),
      },
    };
  }),

  takeAttempt: change<Reply>((_, reply) => ({
    ...('attempt' in reply && { attempt: reply.attempt }),
    ...('delivery' in reply && { delivery: reply.delivery }),
  })),

  dropChallenge: change(({ config }) => ({ challenge: createContext(config).challenge })),

  takeTotp: change<Reply>((_, reply) =>
    reply.kind === 'totp' ? { totp: reply.totp, challenge: reply.challenge } : {},
  ),

  takeRedirect: change<Reply | RedirectInput>((_, given) =>
    'redirect' in given ? { redirect: given.redirect } : {},
  ),

  dropRedirect: change(() => ({ redirect: nothing })),

  dropTotp: change(() => ({ totp: null })),

  dropSecrets: change((context) => ({
    answer: unanswered,
    ...attemptWith(context, { password: null, proof: null }),
  })),

  dropDevice: change((context) => attemptWith(context, { knownDevice: false })),

  /** Starts a new session; no data of the sign-in is kept. */
  takeSession: change<Reply>(({ config, tab }, reply) =>
    'device' in reply ? { ...createContext(config), tab, session: reply.session, device: reply.device } : {},
  ),

  renewSession: change<Reply | { session: SessionInfo }>((_, renewed) =>
    'session' in renewed ? { session: renewed.session, refreshFailures: 0 } : {},
  ),

  countFailure: change(({ refreshFailures }) => ({
    refreshFailures: Math.min(refreshFailures + 1, 9),
  })),

  countDeviceFailure: change(({ deviceFailures }) => ({
    deviceFailures: Math.min(deviceFailures + 1, 9),
  })),

  setDevice: change<{ device: DeviceStanding }>((_, { device }) => ({ device })),

  setTab: change<{ tab: TabRole }>((_, { tab }) => ({ tab })),

  recordFault: change<Reply>((_, reply) => (reply.kind === 'fault' ? { fault: reply.fault } : {})),

  /** Sets a fault that did not come from a service. */
  setFault: change<Fault>((_, fault) => ({ fault })),

  clearFault: change(() => ({ fault: null })),

  rememberDelivery: change<Reply>((_, reply) =>
    reply.kind === 'delivered' ? { delivery: reply.delivery } : {},
  ),

  rememberScope: change<{ scope: SignOutScope }>((_, { scope }) => ({
    scope,
    reason: 'signOut',
  })),

  /** Keeps a fault only if the server caused the end: an older one is gone with its state. */
  rememberReason: change<{ reason: EndReason }>(({ fault }, { reason }) => ({
    reason,
    fault: reason === 'expired' ? fault : null,
  })),

  /** Keeps the expired session: its page is still visible. */
  forgetAttempt: change(({ config, tab, session }) => ({ ...createContext(config), tab, session })),

  forgetAll: change(({ config, tab }) => ({ ...createContext(config), tab })),

  /** Keeps the fault: the next view shows why the session ended, or which part of the sign-out failed. */
  forgetSession: change(({ config, tab, fault, ended, notice }) => ({
    ...createContext(config),
    tab,
    fault,
    ended,
    notice,
  })),

  rememberEnd: change(({ reason }) => ({ ended: reason })),

  setNotice: change<{ notice: Notice }>((_, { notice }) => ({ notice })),

  clearNotice: change(() => ({ ended: null, notice: null })),

  emitStarted: announce(({ session }) => ({
    type: 'session.started',
    username: session?.username ?? '',
  })),

  emitExpired: announce(() => ({ type: 'session.expired' })),

  emitEnded: announce(({ reason }) => ({ type: 'session.ended', reason })),

  emitWatcherFailed: announce<{ watcher: keyof AuthWatchers }>((_, { watcher }) => ({
    type: 'watcher.failed',
    watcher,
  })),
};
