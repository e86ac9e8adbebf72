import * as v from 'valibot';
import type { ClientCall } from '../call.ts';
import { namesOf } from '../names-of.ts';
import { allowsFlow } from '../pool/client-settings.ts';
import { invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import type { AuthOutput } from './ask.ts';
import { customAuth } from './flows/custom-auth.ts';
import type { Flow } from './flows/flow.ts';
import { refreshTokenAuth } from './flows/refresh-token-auth.ts';
import { userAuth } from './flows/user-auth.ts';
import { adminUserPasswordAuth, userPasswordAuth } from './flows/user-password-auth.ts';
import { userSrpAuth } from './flows/user-srp-auth.ts';

const COMMON = {
  USER_SRP_AUTH: userSrpAuth,
  REFRESH_TOKEN_AUTH: refreshTokenAuth,
  REFRESH_TOKEN: refreshTokenAuth,
  CUSTOM_AUTH: customAuth,
  USER_AUTH: userAuth,
};

/** The flows of InitiateAuth. */
export const clientFlows = { ...COMMON, USER_PASSWORD_AUTH: userPasswordAuth };

/** The flows of AdminInitiateAuth, which has its own password flow. */
export const adminFlows = {
  ...COMMON,
  ADMIN_NO_SRP_AUTH: adminUserPasswordAuth,
  ADMIN_USER_PASSWORD_AUTH: adminUserPasswordAuth,
};

/** The members of both operations. */
export const startMembers = {
  AuthFlow: member.oneOf(namesOf({ ...clientFlows, ...adminFlows })),
  AuthParameters: v.optional(member.stringMap, {}),
  ClientMetadata: v.optional(member.stringMap),
  Session: v.optional(member.session),
};

/** Starts a sign-in, or refreshes one, if the operation has the flow and the app client allows it. */
export async function startSignIn(
  flows: Readonly<Record<string, Flow>>,
  call: ClientCall,
  input: v.InferOutput<v.ObjectSchema<typeof startMembers, undefined>>,
): Promise<AuthOutput> {
  const flow = flows[input.AuthFlow];
  if (!flow) throw invalidParameter('Initiate Auth method not supported.');
  if (!allowsFlow(call.client.settings, flow.allowedBy)) {
    const name = flow.isForAdministrators ? 'Auth' : input.AuthFlow;
    throw invalidParameter(`${name} flow not enabled for this client`);
  }
  return flow.start(
    { ...call, clientMetadata: undefined },
    { parameters: input.AuthParameters, validationData: input.ClientMetadata, session: input.Session },
  );
}
