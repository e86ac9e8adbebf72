import * as v from 'valibot';
import { allowsFlow } from '../pool/client-settings.ts';
import { customAuth } from '../sign-in/flows/custom-auth.ts';
import type { Flow } from '../sign-in/flows/flow.ts';
import { refreshTokenAuth } from '../sign-in/flows/refresh-token-auth.ts';
import { userAuth } from '../sign-in/flows/user-auth.ts';
import { userPasswordAuth } from '../sign-in/flows/user-password-auth.ts';
import { userSrpAuth } from '../sign-in/flows/user-srp-auth.ts';
import { invalidParameter } from '../wire/exception.ts';
import * as member from '../wire/members.ts';
import { clientOperation } from './operation.ts';

const flows: Readonly<Record<string, Flow>> = {
  USER_SRP_AUTH: userSrpAuth,
  USER_PASSWORD_AUTH: userPasswordAuth,
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

/** Starts a sign-in, or refreshes one. */
export const initiateAuth = clientOperation(
  {
    AuthFlow: v.picklist(AUTH_FLOWS, `Member must satisfy enum value set: [${AUTH_FLOWS.join(', ')}]`),
    AuthParameters: v.optional(member.stringMap, {}),
    ClientMetadata: v.optional(member.stringMap),
    Session: v.optional(member.session),
  },
  async (call, input) => {
    const flow = flows[input.AuthFlow];
    if (!flow) throw invalidParameter('Initiate Auth method not supported.');
    if (!flow.allowedBy.some((permission) => allowsFlow(call.client.settings, permission))) {
      throw invalidParameter(`${input.AuthFlow} flow not enabled for this client`);
    }
    return flow.start(
      { ...call, clientMetadata: undefined },
      { parameters: input.AuthParameters, validationData: input.ClientMetadata, session: input.Session },
    );
  },
);
