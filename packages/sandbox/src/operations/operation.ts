import * as v from 'valibot';
import type { Call, ClientCall, UserCall } from '../call.ts';
import type { AppClient } from '../pool/client-settings.ts';
import type { Pool } from '../pool/pool.ts';
import type { User } from '../pool/user.ts';
import { authorize } from '../tokens/authorize.ts';
import { resourceNotFound, userNotFound } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import * as member from '../wire/members.ts';
import { validate } from '../wire/validate.ts';

/** Runs one operation. No output means an empty body. */
type Handler = (call: Call, body: JsonObject) => Promise<JsonObject | undefined>;

/** An operation of the user-pool API. */
export interface Operation {
  /**
   * Whether it needs signed requests on AWS. Here signatures are not checked, so it only accepts requests of this machine.
   */
  readonly isForAdministrators: boolean;
  readonly handle: Handler;
}

/** Operations by their names on the wire. */
export type Operations = Readonly<Record<string, Operation>>;

type Output = JsonObject | undefined | Promise<JsonObject | undefined>;
type Input<E extends v.ObjectEntries> = v.InferOutput<v.ObjectSchema<E, undefined>>;

/** An operation with these members. */
export function operation<const E extends v.ObjectEntries>(
  entries: E,
  handle: (call: Call, input: Input<E>) => Output,
): Operation {
  const schema = v.object(entries);
  return {
    isForAdministrators: false,
    handle: async (call, body) => handle(call, validate(schema, body)),
  };
}

/** An operation that names its app client with `ClientId`. */
export function clientOperation<const E extends v.ObjectEntries>(
  entries: E,
  handle: (call: ClientCall, input: Input<E>) => Output,
): Operation {
  const schema = v.object(entries);
  return {
    isForAdministrators: false,
    async handle(call, body) {
      const input = validate(schema, body);
      const { ClientId } = validate(withClientId, body);
      return handle({ ...call, client: requireClient(call.pool, ClientId) }, input);
    },
  };
}

/** An operation that an access token authorises. */
export function userOperation<const E extends v.ObjectEntries>(
  entries: E,
  handle: (call: UserCall, input: Input<E>) => Output,
): Operation {
  const schema = v.object(entries);
  return {
    isForAdministrators: false,
    async handle(call, body) {
      const { AccessToken } = validate(withAccessToken, body);
      const input = validate(schema, body);
      const grant = await authorize(call.pool, AccessToken);
      return handle({ ...call, client: grant.client, user: grant.user, grant }, input);
    },
  };
}

/** An administrator's operation on no pool yet, or on all of them. Signatures are not checked. */
export function hostOperation<const E extends v.ObjectEntries>(
  entries: E,
  handle: (call: Call, input: Input<E>, body: JsonObject) => Output,
): Operation {
  const schema = v.object(entries);
  return {
    isForAdministrators: true,
    handle: async (call, body) => handle(call, validate(schema, body), body),
  };
}

/** An administrator's operation on a pool, named by `UserPoolId`. */
export function poolOperation<const E extends v.ObjectEntries>(
  entries: E,
  handle: (call: Call, input: Input<E>, body: JsonObject) => Output,
): Operation {
  const schema = v.object(entries);
  return hostOperation({ UserPoolId: member.userPoolId }, (call, { UserPoolId }, body) => {
    const input = validate(schema, body);
    if (call.pool.id !== UserPoolId) throw resourceNotFound(`User pool ${UserPoolId} does not exist.`);
    return handle(call, input, body);
  });
}

/** An administrator's operation on one user, named by `Username` or an alias. */
export function adminOperation<const E extends v.ObjectEntries>(
  entries: E,
  handle: (call: Call & { readonly user: User }, input: Input<E>) => Output,
): Operation {
  const schema = v.object(entries);
  return poolOperation({ Username: member.username }, (call, { Username }, body) => {
    const user = call.pool.users.find(Username);
    if (!user) throw userNotFound();
    return handle({ ...call, user }, validate(schema, body));
  });
}

/** An administrator's operation on an app client, named by `ClientId`. */
export function adminClientOperation<const E extends v.ObjectEntries>(
  entries: E,
  handle: (call: ClientCall, input: Input<E>, body: JsonObject) => Output,
): Operation {
  const schema = v.object(entries);
  return poolOperation({ ClientId: member.clientId }, (call, { ClientId }, body) =>
    handle({ ...call, client: requireClient(call.pool, ClientId) }, validate(schema, body), body),
  );
}

const withClientId = v.object({ ClientId: member.clientId });
const withAccessToken = v.object({ AccessToken: member.token });

/** @throws ResourceNotFoundException */
function requireClient(pool: Pool, clientId: string): AppClient {
  const client = pool.clients.get(clientId);
  if (!client) throw resourceNotFound(`User pool client ${clientId} does not exist.`);
  return client;
}
