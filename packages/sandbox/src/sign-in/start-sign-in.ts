import * as v from 'valibot';
import type { ClientCall } from '../call.ts';
import { allowsFlow } from '../pool/client-settings.ts';
import { invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import type { AuthOutput } from './ask.ts';
import { customAuth } from './flows/custom-auth.ts';
import type { Flow } from './flows/flow.ts';
import { refreshTokenAuth } from './flows/refresh-token-auth.ts';
import { userAuth } from './flows/user-auth.ts';
import { userSrpAuth } from './flows/user-srp-auth.ts';

/** Flows by their names on the wire. */
export type Flows = Readonly<Record<string, Flow>>;

/** What InitiateAuth and AdminInitiateAuth both start. */
export const commonFlows: Flows = {
  USER_SRP_AUTH: userSrpAuth,
  CUSTOM_AUTH: customAuth,
  USER_AUTH: userAuth,
  REFRESH_TOKEN_AUTH: refreshTokenAuth,
  REFRESH_TOKEN: refreshTokenAuth,
};

const AUTH_FLOWS = [
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
  'CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_AUTH',
] as const;

/** The members of both operations. */
export const startMembers = {
  AuthFlow: v.picklist(AUTH_FLOWS, `Member must satisfy enum value set: [${AUTH_FLOWS.join(', ')}]`),
  AuthParameters: v.optional(member.stringMap, {}),
  ClientMetadata: v.optional(member.stringMap),
  Session: v.optional(member.session),
};

/** Starts a sign-in, or refreshes one, where the operation has the flow and the app client allows it. */
export async function startSignIn(
  flows: Flows,
  call: ClientCall,
  input: v.InferOutput<v.ObjectSchema<typeof startMembers, undefined>>,
): Promise<AuthOutput> {
  const flow = flows[input.AuthFlow];
  if (!flow) throw invalidParameter('Initiate Auth method not supported.');
  if (!flow.allowedBy.some((permission) => allowsFlow(call.client.settings, permission))) {
    const name = flow.isForAdministrators ? 'Auth' : input.AuthFlow;
    throw invalidParameter(`${name} flow not enabled for this client`);
  }
  return flow.start(
    { ...call, clientMetadata: undefined },
    { parameters: input.AuthParameters, validationData: input.ClientMetadata, session: input.Session },
  );
}
