import { toBase64Url } from '../bytes.ts';
import type { SandboxEnvironment } from '../environment.ts';
import type { AppClient } from '../pool/client-settings.ts';
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
  /** Seconds since the epoch: the `auth_time` claim. */
  readonly authTime: number;
  /** When its refresh tokens end, in milliseconds since the epoch; rotation does not prolong it. */
  readonly expiresAt: number;
  revoked: boolean;
  /** Set when its device is forgotten: access tokens live on, refresh tokens do not. */
  refreshRevoked: boolean;
  /** The newest is last. */
  readonly refreshTokens: RefreshToken[];
}

// The header of a real one: `{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}`. Clients must not look inside.
const REFRESH_TOKEN_HEADER = 'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ';
const REFRESH_TOKEN_PARTS = [256, 12, 600, 16];

/** All grants of a pool. */
export class Grants {
  readonly #grants = new Map<string, Grant>();
  readonly #byRefreshToken = new Map<string, Grant>();
  readonly #random: SandboxEnvironment['random'];

  constructor(random: SandboxEnvironment['random']) {
    this.#random = random;
  }

  add(grant: Grant): void {
    this.#grants.set(grant.eventId, grant);
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
    return token;
  }

  of(user: User): Grant[] {
    return [...this.#grants.values()].filter((grant) => grant.user === user);
  }

  clear(): void {
    this.#grants.clear();
    this.#byRefreshToken.clear();
  }
}
