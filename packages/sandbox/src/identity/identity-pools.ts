import * as v from 'valibot';
import { derivedBytes } from '../derived-bytes.ts';
import { uuid, uuidFrom } from '../ids.ts';
import { notAuthorized, resourceNotFound } from '../wire/exception.ts';

/** An identity pool in the options. */
export const identityPool = v.strictObject({
  identityPoolId: v.pipe(v.string(), v.regex(/^[\w-]{1,55}:[0-9a-f-]{1,36}$/)),
  allowUnauthenticatedIdentities: v.optional(v.boolean(), false),
  /** App clients whose users it accepts. Default: those of every pool of the sandbox. */
  clientIds: v.optional(v.array(v.string())),
});
export type IdentityPool = v.InferOutput<typeof identityPool>;

/** A user of a user pool, from the point of view of an identity pool. */
export interface Login {
  /** `cognito-idp.<region>.amazonaws.com/<pool>`. */
  readonly provider: string;
  readonly sub: string;
}

interface Identity {
  readonly id: string;
  readonly pool: IdentityPool;
  login: Login | undefined;
}

/** The identity pools of a sandbox, and the identities in them. */
export class IdentityPools {
  readonly #pools: ReadonlyMap<string, IdentityPool>;
  readonly #identities = new Map<string, Identity>();
  readonly #byLogin = new Map<string, Identity>();
  readonly #random: (length: number) => Uint8Array;

  constructor(pools: readonly IdentityPool[], random: (length: number) => Uint8Array) {
    this.#pools = new Map(pools.map((pool) => [pool.identityPoolId, pool]));
    this.#random = random;
  }

  /** @throws ResourceNotFoundException */
  pool(identityPoolId: string): IdentityPool {
    const pool = this.#pools.get(identityPoolId);
    if (!pool) throw resourceNotFound(`IdentityPool '${identityPoolId}' not found.`);
    return pool;
  }

  /**
   * Returns the identity of a login, always the same; or a new one for a guest.
   *
   * @throws NotAuthorizedException
   */
  identify(pool: IdentityPool, login: Login | undefined): string {
    if (login) return this.#ofLogin(pool, login).id;
    if (!pool.allowUnauthenticatedIdentities) {
      throw notAuthorized('Unauthenticated access is not supported for this identity pool.');
    }
    return this.#add(pool, `${regionOf(pool)}:${uuid(this.#random)}`, undefined).id;
  }

  /**
   * Returns the identity for credentials. With a login, a guest's identity becomes the login's; if the login already has one,
   * that one is returned.
   *
   * @throws ResourceNotFoundException, NotAuthorizedException
   */
  async use(id: string, loginTo: (pool: IdentityPool) => Promise<Login | undefined>): Promise<string> {
    const identity = this.#identities.get(id);
    if (!identity) throw resourceNotFound(`Identity '${id}' not found.`);
    return this.#merged(identity, await loginTo(identity.pool)).id;
  }

  #merged(identity: Identity, login: Login | undefined): Identity {
    const isSame = identity.login?.sub === login?.sub && identity.login?.provider === login?.provider;
    if (isSame) return identity;
    if (identity.login || !login) {
      throw notAuthorized(
        "Logins don't match. Please include at least one valid login for this identity or identity pool.",
      );
    }
    const known = this.#byLogin.get(keyOf(identity.pool, login));
    // The guest becomes the identity that the person already had.
    if (known) this.#identities.delete(identity.id);
    else this.#link(identity, login);
    return known ?? identity;
  }

  #ofLogin(pool: IdentityPool, login: Login): Identity {
    const key = keyOf(pool, login);
    return (
      this.#byLogin.get(key) ?? this.#add(pool, `${regionOf(pool)}:${uuidFrom(derivedBytes(key)(16))}`, login)
    );
  }

  #add(pool: IdentityPool, id: string, login: Login | undefined): Identity {
    const identity: Identity = { id, pool, login: undefined };
    this.#identities.set(id, identity);
    if (login) this.#link(identity, login);
    return identity;
  }

  #link(identity: Identity, login: Login): void {
    identity.login = login;
    this.#byLogin.set(keyOf(identity.pool, login), identity);
  }
}

function keyOf({ identityPoolId }: IdentityPool, { provider, sub }: Login): string {
  return `${identityPoolId} ${provider} ${sub}`;
}

function regionOf({ identityPoolId }: IdentityPool): string {
  return identityPoolId.slice(0, identityPoolId.indexOf(':'));
}
