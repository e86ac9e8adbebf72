import { toBase64Url } from '../bytes.ts';
import type { SandboxClock } from '../controls/clock.ts';
import { EndedItems } from '../ended.ts';
import type { SandboxEnvironment } from '../environment.ts';
import { newSsoSessionId } from '../ids.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';

/** A sign-in at the managed login pages. */
export interface SsoSession {
  /** `sso…`, as the session operations show it. */
  readonly id: string;
  /** The value of the cookie, not shown anywhere else. */
  readonly secret: string;
  readonly user: User;
  /** The app client that the person signed in for. */
  readonly client: AppClient;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly passedMfa: boolean;
  /** The level and methods of a sign-in with `acr_values`. */
  readonly acr?: string;
  readonly amr?: readonly string[];
  /** Such as `Firefox on Linux`. */
  readonly deviceType: string;
  /** When it last issued a code. */
  lastActiveAt: number;
  revoked: boolean;
}

const MINUTE = 60_000;
const SECRET_BYTES = 32;
/** A secret that belongs to no session. */
const NOBODYS = '';

/** The sessions of managed login. A refresh does not extend them. */
export class SsoSessions {
  readonly #bySecret = new Map<string, SsoSession>();
  readonly #clock: SandboxClock;
  readonly #random: SandboxEnvironment['random'];
  readonly #ended: EndedItems<SsoSession>;

  constructor(clock: SandboxClock, random: SandboxEnvironment['random'], endedLimit: number) {
    this.#clock = clock;
    this.#random = random;
    this.#ended = new EndedItems(endedLimit, (session) => !this.#isLive(session));
  }

  /** Number of stored sessions, including ended ones. */
  get size(): number {
    return this.#bySecret.size;
  }

  start(given: Pick<SsoSession, 'user' | 'client' | 'passedMfa' | 'deviceType' | 'acr' | 'amr'>): SsoSession {
    for (const { secret } of this.#ended.toDrop(this.#bySecret)) this.#bySecret.delete(secret);
    const now = this.#clock.now();
    const session: SsoSession = {
      ...given,
      id: newSsoSessionId(this.#random),
      secret: toBase64Url(this.#random(SECRET_BYTES)),
      startedAt: now,
      lastActiveAt: now,
      revoked: false,
    };
    this.#bySecret.set(session.secret, session);
    return session;
  }

  /** Returns the session of a cookie, while an app client may use it instead of a new sign-in. */
  reusable(secret: string | undefined, client: AppClient): SsoSession | undefined {
    const session = this.#bySecret.get(secret ?? NOBODYS);
    return session && this.#isLive(session, client) ? session : undefined;
  }

  /** The sessions of a user that have not ended, oldest first. */
  of(user: User): SsoSession[] {
    return [...this.#bySecret.values()].filter((session) => session.user === user && this.#isLive(session));
  }

  /** Ends a session by its id. */
  end(id: string | undefined): void {
    for (const session of this.#bySecret.values()) if (session.id === id) session.revoked = true;
  }

  /** Ends the session of a cookie. */
  endBySecret(secret: string | undefined): void {
    const session = this.#bySecret.get(secret ?? NOBODYS);
    if (session) session.revoked = true;
  }

  clear(): void {
    this.#bySecret.clear();
  }

  #isLive({ revoked, startedAt, user, client }: SsoSession, forClient = client): boolean {
    const { maxValidityMinutes } = forClient.settings.ssoSession;
    return !revoked && user.enabled && this.#clock.now() < startedAt + maxValidityMinutes * MINUTE;
  }
}
