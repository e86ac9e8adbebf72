import { decodeJwt, errors, jwtVerify } from 'jose';
import * as v from 'valibot';
import { toBase64 } from '../bytes.ts';
import type { Call } from '../call.ts';
import { type Operation, type Operations, operation } from '../operations/operation.ts';
import { invalidParameter, notAuthorized } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import type { IdentityPool, Login } from './identity-pools.ts';
import { poolOfLogins } from './pool-of-logins.ts';

const HOUR = 3_600_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const logins = v.optional(member.stringMap, {});

/** The operations of identity pools that a browser calls. The credentials are well-formed, but useless. */
const identityOperations = {
  GetId: operation(
    { IdentityPoolId: v.string(), Logins: logins, AccountId: v.optional(v.string()) },
    async (call, { IdentityPoolId, Logins }) => {
      const { identities } = call.host;
      const pool = identities.pool(IdentityPoolId);
      return { IdentityId: identities.identify(pool, await loginOf(call, pool, Logins)) };
    },
  ),

  GetCredentialsForIdentity: operation(
    { IdentityId: v.string(), Logins: logins, CustomRoleArn: v.optional(member.roleArn) },
    async (call, { IdentityId, Logins, CustomRoleArn }) => {
      checkRole(Logins, CustomRoleArn);
      const id = await call.host.identities.use(IdentityId, (pool) => loginOf(call, pool, Logins));
      const { random } = call.host.environment;
      const text = (length: number) =>
        Array.from(random(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
      return {
        IdentityId: id,
        Credentials: {
          AccessKeyId: `ASIA${text(16)}`,
          SecretKey: toBase64(random(30)),
          SessionToken: toBase64(random(480)),
          Expiration: (call.pool.clock.now() + HOUR) / 1000,
        },
      };
    },
  ),
} satisfies Operations;

/** By their names on the wire. */
export const identityPoolOperations: ReadonlyMap<string, Operation> = new Map(
  Object.entries(identityOperations),
);

/** @throws NotAuthorizedException for a token that is not a valid ID token of a pool here */
async function loginOf(
  { host }: Call,
  { clientIds }: IdentityPool,
  given: Readonly<Record<string, string>>,
): Promise<Login | undefined> {
  const [login, ...others] = Object.entries(given);
  if (!login) return undefined;
  const [provider, token] = login;
  const pool = poolOfLogins(host, [provider]);
  if (others.length > 0 || !pool) {
    throw notAuthorized('Token is not from a supported provider of this identity pool.');
  }
  const { sub = '', aud, token_use } = await verified(token, pool);
  const isKnown = typeof aud === 'string' && pool.clients.has(aud) && (clientIds ?? [aud]).includes(aud);
  if (token_use !== 'id' || !isKnown) {
    throw notAuthorized('Token is not from a supported provider of this identity pool.');
  }
  return { provider, sub };
}

async function verified(token: string, pool: Call['pool']) {
  try {
    const { id } = await pool.keys;
    const currentDate = new Date(pool.clock.now());
    return (await jwtVerify(token, id.publicKey, { algorithms: ['RS256'], issuer: pool.issuer, currentDate }))
      .payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      const { exp = 0 } = decodeJwt(token);
      throw notAuthorized(
        `Invalid login token. Token expired: ${Math.floor(pool.clock.now() / 1000)} >= ${exp}`,
      );
    }
    if (error instanceof errors.JOSEError)
      throw notAuthorized('Invalid login token. Not a valid OpenId Connect identity token.');
    throw error;
  }
}

/** @throws InvalidParameterException for a role that no login's token names */
function checkRole(given: Readonly<Record<string, string>>, role: string | undefined): void {
  if (role === undefined) return;
  const named = Object.values(given).flatMap((token) => {
    try {
      const roles = decodeJwt(token)['cognito:roles'];
      return Array.isArray(roles) ? roles.map(String) : [];
    } catch {
      return [];
    }
  });
  if (!named.includes(role)) throw invalidParameter('CustomRoleArn is not one of the roles of the login.');
}
