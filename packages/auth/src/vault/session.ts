import type { EnvironmentClock, Tokens } from '../api.ts';
import type { SessionInfo } from '../model.ts';
import type { IdTokenClaims } from '../views.ts';
import { claimsOf } from './jwt.ts';
import type { VaultRecord } from './record.ts';

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

/** A session in this tab: `session` is null when another tab signed out. */
export interface HeldSession {
  readonly generation: number;
  readonly session: StoredSession | null;
}

export interface SessionStore {
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
   * lost (evicted, damaged) stays in this tab: only a sign-out ends it.
   */
  load(): Promise<HeldSession>;
  /** Stores and holds; null, and nothing changed, when `expected` is no longer the stored generation. */
  save(session: StoredSession | null, expected?: number): Promise<HeldSession | null>;
  /** Changes what is stored, unless nobody is signed in any more. */
  modify(change: (session: StoredSession) => StoredSession): Promise<void>;
  /** Holds what a worker holds for this page. */
  hold(held: HeldSession): void;
  /** Lets go of what this tab holds; what is stored stays. */
  drop(): void;
}

/** By how much the clocks of two tabs may differ, in milliseconds. */
const TOLERANCE = 60_000;

const NOTHING: HeldSession = { generation: 0, session: null };

export function openSession(record: VaultRecord<StoredSession>, clock: EnvironmentClock): SessionStore {
  let held = NOTHING;
  let claims: IdTokenClaims | null = null;
  /** The wall clock minus the clock that never jumps, when the held tokens came. */
  let offset = Number.NEGATIVE_INFINITY;

  function hold(generation: number, session: StoredSession | null): HeldSession {
    const isSame = session !== null && session.accessToken === held.session?.accessToken;
    held = { generation, session };
    if (isSame) return held;
    claims = session && claimsOf<IdTokenClaims>(session.idToken);
    offset = session && claims ? birth(session, claims) - clock.monotonic() : Number.NEGATIVE_INFINITY;
    return held;
  }

  /** Tokens with more than a whole life before them were stored before the clock was set back: nobody knows how old they are. */
  const birth = ({ expiresAt }: StoredSession, { exp, iat }: IdTokenClaims): number =>
    expiresAt - clock.now() > (exp - iat) * 1000 + TOLERANCE ? expiresAt : clock.now();

  const store: SessionStore = {
    held: () => held,
    claims: () => claims,
    isUsable: () => held.session !== null && store.now() < held.session.expiresAt,
    now: () => Math.max(clock.now(), clock.monotonic() + offset),
    async load() {
      const { generation, value, cleared } = await record.read();
      if (generation === held.generation) return held;
      return hold(generation, cleared ? null : (value ?? held.session));
    },
    async save(session, expected) {
      const generation = await record.write(session, expected);
      return generation === null ? null : hold(generation, session);
    },
    async modify(change) {
      const { session, generation } = await store.load();
      if (session && !(await store.save(change(session), generation))) await store.modify(change);
    },
    hold: ({ generation, session }) => {
      hold(generation, session);
    },
    drop: () => {
      hold(0, null);
    },
  };
  return store;
}
