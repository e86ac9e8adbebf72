import type { SandboxClock } from '../controls/clock.ts';
import { EndedItems } from '../ended.ts';
import { type AppClient, accessTokenLifetime } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';

/** A refresh token of a grant. */
export interface RefreshToken {
  readonly text: string;
  /** When it was first exchanged for another one, in milliseconds since the epoch. */
  rotatedAt: number | undefined;
}

/** A sign-in that ended with tokens: all access, ID and refresh tokens that come from it. */
export interface Grant {
  /** The `origin_jti` claim. */
  readonly originJti: string;
  readonly eventId: string;
  readonly user: User;
  readonly client: AppClient;
  /** The device that refreshes have to name. */
  readonly deviceKey: string | undefined;
  readonly passedMfa: boolean;
  readonly scopes: readonly string[];
  /** The level of the sign-in, if the app named one (the `acr` claim), and its methods (`amr`). */
  readonly acr?: string | undefined;
  readonly amr?: readonly string[] | undefined;
  /** The `aud` claim of its access tokens (RFC 8707). */
  readonly resource: string | undefined;
  /** Only for a sign-in at the managed login pages. */
  readonly managedLogin: { readonly ssoSessionId: string; readonly nonce: string | undefined } | undefined;
  /** Seconds since the epoch: the `auth_time` claim. */
  readonly authTime: number;
  /** When its refresh tokens expire, in milliseconds since the epoch; rotation does not extend it. */
  readonly expiresAt: number;
  revoked: boolean;
  /** `tkn…`, in pools that track sessions. */
  readonly sessionId: string | undefined;
  readonly createdAt: number;
  /** When it last issued tokens. */
  lastActiveAt: number;
  /** The client that last got tokens, such as `Firefox on Linux`. */
  deviceType: string;
  /** Whether it was restored from a token of an earlier process. Devices are not restored, so its device is not checked. */
  readonly isRestored: boolean;
  /** Set when its device is forgotten: access tokens stay valid, refresh tokens do not. */
  refreshRevoked: boolean;
  /** Newest last. */
  readonly refreshTokens: RefreshToken[];
}

// A late repeat of a rotated token gets RefreshTokenReuseException as long as the grant remembers the token.
const REMEMBERED_TOKENS = 100;

/** All grants of a pool. Ended ones are kept up to a limit, so that their tokens get the right refusal. */
export class Grants {
  readonly #grants = new Map<string, Grant>();
  readonly #byRefreshToken = new Map<string, Grant>();
  #byUser = new WeakMap<User, Set<Grant>>();
  #endedBefore = new WeakMap<User, number>();
  readonly #write: (grant: Grant) => string;
  readonly #now: () => number;
  readonly #ended: EndedItems<Grant>;

  /** @param write - Creates the text of a new refresh token. */
  constructor(clock: SandboxClock, endedLimit: number, write: (grant: Grant) => string) {
    this.#write = write;
    this.#now = () => clock.now();
    this.#ended = new EndedItems(endedLimit, (grant) => hasEnded(grant, clock.now()));
  }

  add(grant: Grant): void {
    for (const ended of this.#ended.toDrop(this.#grants)) this.#delete(ended);
    this.#grants.set(grant.eventId, grant);
    for (const { text } of grant.refreshTokens) this.#byRefreshToken.set(text, grant);
    this.#setOf(grant.user).add(grant);
  }

  byEventId(eventId: string): Grant | undefined {
    return this.#grants.get(eventId);
  }

  byRefreshToken(text: string): Grant | undefined {
    return this.#byRefreshToken.get(text);
  }

  issueRefreshToken(grant: Grant): RefreshToken {
    const token = this.keepRefreshToken(grant, this.#write(grant));
    // The first token is kept: it revokes the whole grant.
    if (grant.refreshTokens.length > REMEMBERED_TOKENS) {
      for (const { text } of grant.refreshTokens.splice(1, 1)) this.#byRefreshToken.delete(text);
    }
    return token;
  }

  /** Adds a refresh token to a grant, as its newest. */
  keepRefreshToken(grant: Grant, text: string): RefreshToken {
    const token: RefreshToken = { text, rotatedAt: undefined };
    grant.refreshTokens.push(token);
    this.#byRefreshToken.set(text, grant);
    return token;
  }

  /** Ends all grants of a user, including those not yet restored from an earlier process. */
  endAllOf(user: User): void {
    for (const grant of this.of(user)) grant.revoked = true;
    this.#endedBefore.set(user, this.#now());
  }

  /** Returns the time before which all grants of a user have ended. */
  endedBefore(user: User): number {
    return this.#endedBefore.get(user) ?? Number.NEGATIVE_INFINITY;
  }

  of(user: User): Grant[] {
    return [...this.#setOf(user)];
  }

  /** Forgets the grants of a deleted user. */
  deleteOf(user: User): void {
    for (const grant of this.of(user)) this.#delete(grant);
  }

  clear(): void {
    this.#grants.clear();
    this.#byRefreshToken.clear();
    this.#byUser = new WeakMap();
    this.#endedBefore = new WeakMap();
  }

  #delete(grant: Grant): void {
    this.#grants.delete(grant.eventId);
    for (const { text } of grant.refreshTokens) this.#byRefreshToken.delete(text);
    this.#setOf(grant.user).delete(grant);
  }

  #setOf(user: User): Set<Grant> {
    const grants = this.#byUser.get(user) ?? new Set<Grant>();
    this.#byUser.set(user, grants);
    return grants;
  }
}

/** Whether the refresh tokens of a grant still work. */
export function isLive({ revoked, refreshRevoked, expiresAt }: Grant, now: number): boolean {
  return !revoked && !refreshRevoked && now < expiresAt;
}

// An access token can outlive the refresh token that it came from.
function hasEnded(grant: Grant, now: number): boolean {
  if (grant.revoked) return true;
  return !isLive(grant, now) && now >= grant.lastActiveAt + accessTokenLifetime(grant.client.settings);
}
