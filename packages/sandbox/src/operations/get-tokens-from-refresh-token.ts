import * as v from 'valibot';
import { checkClientSecret } from '../sign-in/parameters.ts';
import { refresh } from '../tokens/refresh.ts';
import * as member from '../wire/members.ts';
import { clientOperation } from './operation.ts';

/** The refresh that also rotates; it takes the plain client secret. */
export const getTokensFromRefreshToken = clientOperation(
  {
    RefreshToken: member.token,
    ClientSecret: v.optional(member.clientSecret),
    DeviceKey: v.optional(member.deviceKey),
    ClientMetadata: v.optional(member.stringMap),
  },
  async (call, input) => {
    checkClientSecret(call.client, input.ClientSecret);
    const tokens = await refresh(call, {
      refreshToken: input.RefreshToken,
      deviceKey: input.DeviceKey,
      clientMetadata: input.ClientMetadata,
    });
    return { AuthenticationResult: tokens };
  },
);
