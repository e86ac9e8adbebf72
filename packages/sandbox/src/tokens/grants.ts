import { toBase64Url } from '../bytes.ts';
import type { SandboxClock } from '../controls/clock.ts';
import { EndedItems } from '../ended.ts';
import type { SandboxEnvironment } from '../environment.ts';
import { type AppClient, accessTokenLifetime } from '../pool/client-settings.ts';
import type { User } from '../pool/user.ts';

/** A refresh token of a grant. */
export interface RefreshToken {
  readonly text: string;
  /** When it was first traded for another one, in milliseconds since the epoch. */
  rotatedAt: number | undefined;
}

/** One sign-in that ended in tokens: all access, ID and refresh tokens that come from it. */
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
  /** The `aud` claim of its access tokens (RFC 8707). */
  readonly resource: string | undefined;
  /** Of a sign-in at the managed login pages. */
  readonly managedLogin: { readonly ssoSessionId: string; readonly nonce: string | undefined } | undefined;
  /** Seconds since the epoch: the `auth_time` claim. */
  readonly authTime: number;
  /** When its refresh tokens end, in milliseconds since the epoch; rotation does not prolong it. */
  readonly expiresAt: number;
  revoked: boolean;
  /** `tkn…`, in pools that track sessions. */
  readonly sessionId: string | undefined;
  readonly createdAt: number;
  /** When it last gave tokens. */
  lastActiveAt: number;
  /** Of the client that last got tokens, such as `Firefox on Linux`. */
  deviceType: string;
  /** Set when its device is forgotten: access tokens live on, refresh tokens do not. */
  refreshRevoked: boolean;
  /** The newest is last. */
  readonly refreshTokens: RefreshToken[];
}

// The header of a real one: `{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}`. Clients must not look inside.
const REFRESH_TOKEN_HEADER = 'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ';
const REFRESH_TOKEN_PARTS = [256, 12, 600, 16];

// A late repeat of a rotated token gets RefreshTokenReuseException as long as the grant remembers the token.
const REMEMBERED_TOKENS = 100;

/** All grants of a pool. Those that have ended are kept up to a limit, so that their tokens get the right refusal. */
export class Grants {
  readonly #grants = new Map<string, Grant>();
  readonly #byRefreshToken = new Map<string, Grant>();
  readonly #byUser = new Map<User, Set<Grant>>();
  readonly #random: SandboxEnvironment['random'];
  readonly #ended: EndedItems<Grant>;

  constructor(clock: SandboxClock, random: SandboxEnvironment['random'], endedLimit: number) {
    this.#random = random;
    this.#ended = new EndedItems(endedLimit, (grant) => hasEnded(grant, clock.now()));
  }

  add(grant: Grant): void {
    for (const ended of this.#ended.toDrop(this.#grants)) this.#delete(ended);
    this.#grants.set(grant.eventId, grant);
    for (const { text } of grant.refreshTokens) this.#byRefreshToken.set(text, grant);
    const ofUser = this.#byUser.get(grant.user);
    if (ofUser) ofUser.add(grant);
    else this.#byUser.set(grant.user, new Set([grant]));
  }

  byEventId(eventId: string): Grant | undefined {
    return this.#grants.get(eventId);
  }

  byRefreshToken(text: string): Grant | undefined {
    return this.#byRefreshToken.get(text);
  }

  issueRefreshToken(grant: Grant): RefreshToken {
    const parts = REFRESH_TOKEN_PARTS.map((length) => toBase64Url(this.#random(length)));
    const token: RefreshToken = { text: [REFRESH_TOKEN_HEADER, ...parts].join('.'), rotatedAt: undefined };
    grant.refreshTokens.push(token);
    this.#byRefreshToken.set(token.text, grant);
    // The first token stays: it revokes the whole grant.
    if (grant.refreshTokens.length > REMEMBERED_TOKENS) {
      for (const { text } of grant.refreshTokens.splice(1, 1)) this.#byRefreshToken.delete(text);
    }
    return token;
  }

  of(user: User): Grant[] {
    return [...(this.#byUser.get(user) ?? [])];
  }

  /** Forgets the grants of a user who has been deleted. */
  deleteOf(user: User): void {
    for (const grant of this.of(user)) this.#delete(grant);
  }

  clear(): void {
    this.#grants.clear();
    this.#byRefreshToken.clear();
    this.#byUser.clear();
  }

  #delete(grant: Grant): void {
    this.#grants.delete(grant.eventId);
    for (const { text } of grant.refreshTokens) this.#byRefreshToken.delete(text);
    const ofUser = this.#byUser.get(grant.user);
    ofUser?.delete(grant);
    if (ofUser?.size === 0) this.#byUser.delete(grant.user);
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
