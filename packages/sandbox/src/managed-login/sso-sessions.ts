import type { SandboxClock } from '../controls/clock.ts';
import { EndedItems } from '../ended.ts';
import type { SandboxEnvironment } from '../environment.ts';
import { newSsoSessionId } from '../ids.ts';
import type { User } from '../pool/user.ts';

/** A sign-in at the managed login pages, which a cookie of these pages names. */
export interface SsoSession {
  /** `sso…`. */
  readonly id: string;
  readonly user: User;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly passedMfa: boolean;
  revoked: boolean;
}

const HOUR = 3_600_000;

/** The sessions of managed login. A refresh does not prolong them. */
export class SsoSessions {
  readonly #sessions = new Map<string, SsoSession>();
  readonly #clock: SandboxClock;
  readonly #random: SandboxEnvironment['random'];
  readonly #ended: EndedItems<SsoSession>;

  constructor(clock: SandboxClock, random: SandboxEnvironment['random'], endedLimit: number) {
    this.#clock = clock;
    this.#random = random;
    this.#ended = new EndedItems(endedLimit, (session) => !this.#isLive(session));
  }

  start(user: User, passedMfa: boolean): SsoSession {
    for (const { id } of this.#ended.toDrop(this.#sessions)) this.#sessions.delete(id);
    const session = {
      id: newSsoSessionId(this.#random),
      user,
      startedAt: this.#clock.now(),
      passedMfa,
      revoked: false,
    };
    this.#sessions.set(session.id, session);
    return session;
  }

  /** A session that has not ended. */
  get(id: string | undefined): SsoSession | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(id);
    return session && this.#isLive(session) ? session : undefined;
  }

  end(id: string | undefined): void {
    const session = this.get(id);
    if (session) session.revoked = true;
  }

  clear(): void {
    this.#sessions.clear();
  }

  #isLive({ revoked, startedAt, user }: SsoSession): boolean {
    return !revoked && user.enabled && this.#clock.now() < startedAt + HOUR;
  }
}
