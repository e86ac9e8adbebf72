import type { EnvironmentClock, Tokens } from '../api.ts';
import type { SessionInfo, SignOutScope } from '../model.ts';
import type { IdTokenClaims } from '../views.ts';
import { claimsOf } from './jwt.ts';
import type { ReadableRecord, Versioned } from './versioned.ts';

/** What Cognito gave at sign-in for a browser it had not seen: to be confirmed. */
export interface NewDevice {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  /** Made, and its verifier perhaps sent: who asks again sends the same. */
  readonly secret?: {
    readonly devicePassword: string;
    readonly salt: string;
    readonly passwordVerifier: string;
  };
}

/** A session as it is kept: one record, so that tokens, user and device never mix. */
export interface StoredSession extends SessionInfo, Tokens {
  /** Empty on a page whose worker keeps it. */
  readonly refreshToken: string;
  /** Goes with every refresh, also when the device's secret is lost: without it the refresh token is refused. */
  readonly deviceKey: string | null;
  /** Not yet confirmed. */
  readonly newDevice: NewDevice | null;
  /** The client refused GetTokensFromRefreshToken. */
  readonly legacyRefresh: boolean;
  /** The lease under which it is being refreshed, where there are no Web Locks: only its holder may write the answer. */
  readonly lease?: number;
}

/** A session that has ended here and is still to be revoked at Cognito. */
export interface EndedSession {
  readonly id: string;
  readonly scope: SignOutScope;
  readonly session: StoredSession;
}

/** A session in this tab: `session` is null when nobody is signed in. */
export interface HeldSession {
  readonly generation: number;
  /** Names the sign-in that the session began with. */
  readonly lineage: string;
  readonly session: StoredSession | null;
  /** Its record is gone, or can't be opened. */
  readonly isLost?: boolean;
  /** A newer release of Latchkey has written the record: what is held serves while it is valid, and is not refreshed. */
  readonly newer?: boolean;
}

/**
 * What a tab tells the others: the record's generation, the generation with which an expired session was cleared, or the lineage
 * of a session that ended and could not be cleared.
 */
export type News = number | { readonly expired: number } | { readonly ended: string };

/** What other tabs did to the session since the chart was last told. */
export type Change = 'signedIn' | 'signedOut' | 'refreshed';

/** What opening a page, serving tokens and signing out need of the session. */
export interface SessionHolder {
  /** What this tab holds; no storage is touched. */
  held(): HeldSession;
  /** Claims of the held ID token. */
  claims(): IdTokenClaims | null;
  /** Whether the held access token is valid now. */
  isUsable(): boolean;
  /**
   * The time by which the held tokens live, in epoch milliseconds: this browser's clock, but one that was set back after they
   * came does not make them younger. Without tokens, that clock itself.
   */
  now(): number;
  /**
   * Reads what is stored and holds it, as every tab does after another one has changed it. A session whose record was
   * lost (evicted, damaged) stays in this tab, and is stored anew by `restore`: only a sign-out ends it.
   */
  load(): Promise<HeldSession>;
  /** As `load`, and says what has changed: for callers whose answer does not tell the chart. */
  look(): Promise<Change | null>;
  /**
   * Ends the held session: this tab lets go of it at once, then its record is cleared, and no later session's. Without a
   * scope there is nothing to revoke. Answers what the other tabs are to be told.
   */
  end(scope: SignOutScope | null): Promise<News | null>;
  /** Holds what a worker holds for this page; the chart does not know of it. */
  hold(held: HeldSession): void;
  /** The chart was told what is held. */
  noteTold(): void;
  /** Holds what this tab has written itself. */
  adopt(present: Versioned<StoredSession>): HeldSession;
  /** Lets go of what this tab holds; what is stored stays. */
  drop(): void;
}

/** By how much the clocks of two tabs may differ, in milliseconds. */
const TOLERANCE = 60_000;

export const isSame = (one: StoredSession | null, other: StoredSession | null): boolean =>
  one?.accessToken === other?.accessToken;

const NOTHING: HeldSession = { generation: 0, lineage: '', session: null };

/** @param ended - where sessions go that are to be revoked */
export function openSession(
  record: ReadableRecord<StoredSession>,
  clock: EnvironmentClock,
  ended?: Map<string, EndedSession>,
): SessionHolder {
  let held = NOTHING;
  /** The session that the chart knows of. */
  let told: StoredSession | null = null;
  let claims: IdTokenClaims | null = null;
  /** The wall clock minus the clock that never jumps, when the held tokens came. */
  let offset = Number.NEGATIVE_INFINITY;

  function hold(next: HeldSession): HeldSession {
    const { session } = next;
    const isSame = session !== null && session.accessToken === held.session?.accessToken;
    held = next;
    if (isSame) return held;
    claims = session && claimsOf<IdTokenClaims>(session.idToken);
    offset = session && claims ? birth(session, claims) - clock.monotonic() : Number.NEGATIVE_INFINITY;
    return held;
  }

  const holdWhatIs = ({ generation, lineage, value, newer }: Versioned<StoredSession>): HeldSession =>
    hold({ generation, lineage, session: value, ...(newer && { newer }) });

  /** Tokens with more than a whole life before them were stored before the clock was set back: nobody knows how old they are. */
  const birth = ({ expiresAt }: StoredSession, { exp, iat }: IdTokenClaims): number =>
    expiresAt - clock.now() > (exp - iat) * 1000 + TOLERANCE ? expiresAt : clock.now();

  /** A new object: a reading that began before is told from it. */
  const letGo = () => hold({ ...NOTHING });

  const load = async (): Promise<void> => {
    const before = held;
    const { session, lineage } = before;
    const present = await record.read();
    // This tab has signed in or out meanwhile, and that is newer.
    if (held !== before) return;
    if (!session || present.value || present.cleared) holdWhatIs(present);
    else held = { generation: present.generation, lineage, session, isLost: true };
  };

  const store: SessionHolder = {
    held: () => held,
    claims: () => claims,
    isUsable: () => held.session !== null && store.now() < held.session.expiresAt,
    now: () => Math.max(clock.now(), clock.monotonic() + offset),
    async load() {
      await load();
      told = held.session;
      return held;
    },
    async look() {
      await load();
      const before = told;
      const { session } = held;
      told = session;
      if (isSame(before, session)) return null;
      if (!session) return 'signedOut';
      return before?.username === session.username ? 'refreshed' : 'signedIn';
    },
    async end(scope) {
      const { session, lineage } = held;
      told = null;
      if (!session) return null;
      letGo();
      const { id, generation, waits } = await record.end(lineage, scope);
      if (scope) ended?.set(id, { id, scope, session });
      return waits ? { ended: lineage } : generation;
    },
    hold,
    noteTold() {
      told = held.session;
    },
    adopt(present) {
      told = present.value;
      return holdWhatIs(present);
    },
    drop() {
      told = null;
      letGo();
    },
  };
  return store;
}
