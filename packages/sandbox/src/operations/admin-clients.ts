import * as v from 'valibot';
import { newClientId, newClientSecret } from '../ids.ts';
import { checkAttributeLists } from '../pool/attribute-permissions.ts';
import { type AppClient, maxValidityMinutes } from '../pool/client-settings.ts';
import { describeClient, describeClientSessions } from '../pool/describe-pool.ts';
import { clientSettingsFromWire } from '../pool/wire-client.ts';
import * as member from '../wire/members.ts';
import { page } from '../wire/page.ts';
import { adminClientOperation, type Operations, poolOperation } from './operation.ts';

/** App clients of a user pool. */
export const adminClientsOperations = {
  CreateUserPoolClient: poolOperation(
    { GenerateSecret: v.optional(v.boolean(), false) },
    ({ pool }, { GenerateSecret }, body) => {
      const { random } = pool.environment;
      const now = pool.clock.now();
      const settings = clientSettingsFromWire(pool, body, GenerateSecret);
      checkAttributeLists(pool, settings, 'creating');
      const client: AppClient = {
        clientId: newClientId(random),
        clientSecret: GenerateSecret ? newClientSecret(random) : undefined,
        createdAt: now,
        modifiedAt: now,
        settings,
        hasCustomAttributes: false,
      };
      pool.clients.set(client.clientId, client);
      return { UserPoolClient: describeClient(pool, client) };
    },
  ),

  DescribeUserPoolClient: adminClientOperation({}, ({ pool, client }) => ({
    UserPoolClient: describeClient(pool, client),
  })),

  /** Replaces all settings of an app client: those left out are reset to their defaults, as in the real service. */
  UpdateUserPoolClient: adminClientOperation({}, ({ pool, client }, _, body) => {
    const settings = clientSettingsFromWire(
      pool,
      { ClientName: client.settings.clientName, ...body },
      client.clientSecret !== undefined,
    );
    checkAttributeLists(pool, settings, 'updating');
    client.settings = { ...settings, ssoSession: client.settings.ssoSession };
    client.modifiedAt = pool.clock.now();
    return { UserPoolClient: describeClient(pool, client) };
  }),

  ListUserPoolClients: poolOperation(
    { MaxResults: v.optional(member.pageSize(1, 60)), NextToken: v.optional(v.string()) },
    ({ pool }, { MaxResults, NextToken }) => {
      const { items, next } = page([...pool.clients.values()], MaxResults, NextToken);
      return {
        UserPoolClients: items.map(({ clientId, settings }) => ({
          ClientId: clientId,
          UserPoolId: pool.id,
          ClientName: settings.clientName,
        })),
        NextToken: next,
      };
    },
  ),

  /** Deletes an app client; its tokens stop working. */
  DeleteUserPoolClient: adminClientOperation({}, ({ pool, client }) => {
    pool.clients.delete(client.clientId);
    return undefined;
  }),

  GetUserPoolClientSessionConfiguration: adminClientOperation({}, ({ pool, client }) =>
    describeClientSessions(pool, client),
  ),

  /** Sets how long an app client uses a session of managed login instead of a new sign-in. */
  SetUserPoolClientSessionConfiguration: adminClientOperation(
    { SSOSession: v.object({ MaxValidityMinutes: maxValidityMinutes }) },
    ({ pool, client }, { SSOSession }) => {
      const { MaxValidityMinutes } = SSOSession;
      client.settings = { ...client.settings, ssoSession: { maxValidityMinutes: MaxValidityMinutes } };
      return describeClientSessions(pool, client);
    },
  ),
} satisfies Operations;
