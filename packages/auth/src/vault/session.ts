import type { EnvironmentClock, Tokens } from '../api.ts';
import { AT_ONCE } from '../at-once.ts';
import type { SessionInfo, SignOutScope } from '../model.ts';
import type { IdTokenClaims } from '../views.ts';
import { claimsOf } from './jwt.ts';
import type { OverMark } from './over.ts';
import type { ReadableRecord, Versioned } from './versioned.ts';

/** A new device from a sign-in: to be confirmed. */
export interface NewDevice {
  readonly deviceKey: string;
  readonly deviceGroupKey: string;
  /** Set once generated, when its verifier may have been sent: another attempt sends the same. */
  readonly secret?: {
    readonly devicePassword: string;
    readonly salt: string;
    readonly passwordVerifier: string;
  };
}

/** A stored session: one record, so that tokens, user and device never mix. */
export interface StoredSession extends SessionInfo, Tokens {
  /** Empty on a page whose worker has it. */
  readonly refreshToken: string;
  /** Sent with every refresh, even if the device's secret is lost: without it the refresh token is refused. */
  readonly deviceKey: string | null;
  /** Not yet confirmed. */
  readonly newDevice: NewDevice | null;
  /** The client does not support GetTokensFromRefreshToken. */
  readonly legacyRefresh: boolean;
  /** The lease of the running refresh, without Web Locks: only its holder may write the result. */
  readonly lease?: number;
}

/** A session that has ended here and has yet to be revoked at Cognito. */
export interface EndedSession {
  readonly id: string;
  readonly scope: SignOutScope;
  readonly session: StoredSession;
}

/** The session in this tab: `session` is null if nobody is signed in. */
export interface HeldSession {
  readonly generation: number;
  /** Identifies the sign-in of the session; also after Cognito has refused it, but not after a sign-out. */
  readonly lineage: string;
  readonly session: StoredSession | null;
  /** Its record is gone or cannot be decrypted. */
  readonly isLost?: boolean;
  /** A newer release of Latchkey has written the record: the held session is used while it is valid, and not refreshed. */
  readonly newer?: boolean;
}

/**
 * A message to the other tabs: the record's new generation, the lineage of an ended session that could not be cleared, the
 * generation whose refresh begins, or that this browser was remembered, declined or forgotten as a device.
 */
export type News =
  | number
  | { readonly ended: string }
  | { readonly begun: number }
  | { readonly device: true };

/** A refresh that has begun: its tokens, by lineage and expiry, and its time. */
export interface Begun {
  readonly lineage: string;
  readonly expiresAt: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The change by other tabs since the chart was last notified. */
export type Change = 'signedIn' | 'signedOut' | 'expired' | 'refreshed';

/** The part of the session that is needed to open a page, provide tokens and sign out. */
export interface SessionHolder {
  /** The session that this tab holds; does not read the storage. */
  held(): HeldSession;
  /** Claims of the held ID token. */
  claims(): IdTokenClaims | null;
  /** Whether the held access token is still valid. */
  isUsable(): boolean;
  /**
   * The time that the held tokens' life is measured by, in epoch milliseconds: this browser's clock, except that setting it
   * back does not make them younger. Without tokens, the clock itself.
   */
  now(): number;
  /**
   * Reads the stored session and holds it, like every tab after a change by another one. A session whose record was lost
   * (evicted, damaged) stays in this tab until `restore` stores it again: only a sign-out ends it.
   */
  load(): Promise<HeldSession>;
  /** `load` for callers that do not notify the chart of the end of a session: the next `look` reports it. */
  read(): Promise<HeldSession>;
  /**
   * `load` for callers that notify the chart: returns the change. Reads once more, before it compares, if the storage has
   * changed again during the first read.
   */
  look(isOutdated?: () => boolean): Promise<Change | null>;
  /**
   * Ends the held session: this tab drops it immediately, then its record is cleared, unless it holds a later session.
   * Without a scope nothing is revoked. Resolves with the message for other tabs.
   */
  end(scope: SignOutScope | null): Promise<News | null>;
  /** Holds what the worker holds for this page; does not notify the chart. */
  hold(held: HeldSession): void;
  /** Marks the held session as known to the chart. */
  noteTold(): void;
  /** The chart did not wait for a session that it was to be told: the next `look` reports it. */
  noteUntold(): void;
  /** Notes a refresh that this tab itself begins. Its stored mark may still be read for a moment after it was removed. */
  noteBegun(begun: Begun): void;
  /** Holds a session that this tab has written itself. That it has written the end of one is still to be told. */
  adopt(present: Versioned<StoredSession>): HeldSession;
  /** Drops the held session; the stored one is kept. */
  drop(): void;
  /**
   * Resolves when this tab knows of the changes that other tabs made while it was away. Set by the code that follows them, which
   * is loaded late.
   */
  upToDate?: () => Promise<unknown>;
}

/** How far the clocks of two tabs may differ, in milliseconds. */
const TOLERANCE = 60_000;

/** Whether another page has begun to refresh these tokens. Any script can write the entry. */
function isBegun(found: unknown, own: Begun | null, { lineage, value }: Versioned<StoredSession>): boolean {
  const begun = Object(found) as Partial<Begun>;
  return begun.lineage === lineage && begun.expiresAt === value?.expiresAt && begun.at !== own?.at;
}

export const isSame = (one: StoredSession | null, other: StoredSession | null): boolean =>
  one?.accessToken === other?.accessToken;

const NOTHING: HeldSession = { generation: 0, lineage: '', session: null };

/**
 * @param ended - receives the sessions to revoke
 * @param over - marks the session that is being signed out
 */
export function openSession(
  record: ReadableRecord<StoredSession>,
  clock: EnvironmentClock,
  ended?: Map<string, EndedSession>,
  over?: OverMark,
): SessionHolder {
  let held = NOTHING;
  /** The session that the chart knows of. */
  let told = NOTHING;
  let own: Begun | null = null;
  let claims: IdTokenClaims | null = null;
  /** Wall clock minus monotonic clock when the held tokens came. */
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

  const holdWhatIs = (present: Versioned<StoredSession>): HeldSession => {
    const { generation, lineage, value, newer, begun } = present;
    const session = value && isBegun(begun, own, present) ? { ...value, refreshAt: AT_ONCE } : value;
    return hold({ generation, lineage, session, ...(newer && { newer }) });
  };

  /** Tokens with more than a full lifetime left were stored before the clock was set back: their age is unknown. */
  const birth = ({ expiresAt }: StoredSession, { exp, iat }: IdTokenClaims): number =>
    expiresAt - clock.now() > (exp - iat) * 1000 + TOLERANCE ? expiresAt : clock.now();

  /** A new object, so that a load that began before can tell. */
  const letGo = () => hold({ ...NOTHING });

  const clear = async (lineage: string, scope: SignOutScope | null, session: StoredSession | null) => {
    const { id, generation, waits } = await record.end(lineage, scope);
    if (scope && session) ended?.set(id, { id, scope, session });
    if (!waits) over?.remove(lineage);
    return waits ? { ended: lineage } : generation;
  };

  /** What is stored and not over: a session that is marked is cleared. */
  const read = async (): Promise<Versioned<StoredSession>> => {
    const mark = over?.mark();
    const present = await record.read();
    const scope = present.value && over?.scopeOf(present.lineage);
    if (present.value && scope) await clear(present.lineage, scope, present.value);
    // Or meanwhile another tab completed a sign-out: what was read may have ended since.
    else if (mark === over?.mark()) return present;
    return read();
  };

  const load = async (): Promise<void> => {
    const before = held;
    const { session, lineage } = before;
    const present = await read();
    // This tab has signed in or out meanwhile, which is newer; but another reading may have held something older.
    if (held !== before && (!held.session || held.generation >= present.generation)) return;
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
      told = held;
      return held;
    },
    async read() {
      await load();
      return held;
    },
    async look(isOutdated = () => false) {
      await load();
      if (isOutdated()) await load();
      const before = told.session;
      const isOfSame = told.lineage === held.lineage;
      const { session } = held;
      told = held;
      // A refresh that is due no earlier is not reported: its tokens are on their way to the chart.
      if (isSame(before, session) && !(Number(session?.refreshAt) < Number(before?.refreshAt)))
        return session || isOfSame || held.lineage ? null : 'signedOut';
      if (!session) return isOfSame ? 'expired' : 'signedOut';
      return before?.username === session.username ? 'refreshed' : 'signedIn';
    },
    async end(scope) {
      const { session, lineage } = held;
      told = NOTHING;
      // Of a refused session, other tabs may still show the page.
      if (!session && !lineage) return null;
      letGo();
      over?.put(lineage, scope);
      return clear(lineage, scope, session);
    },
    hold,
    noteBegun(begun) {
      own = begun;
    },
    noteTold() {
      told = held;
    },
    noteUntold() {
      told = NOTHING;
    },
    adopt(present) {
      holdWhatIs(present);
      if (held.session) told = held;
      return held;
    },
    drop() {
      told = NOTHING;
      letGo();
    },
  };
  return store;
}
