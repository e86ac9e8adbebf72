import { rotatesRefreshTokens } from '../../pool/client-settings.ts';
import { refresh, usableGrant } from '../../tokens/refresh.ts';
import { invalidParameter } from '../../wire/exception.ts';
import { checkSecretHash, required } from '../parameters.ts';
import type { Flow } from './flow.ts';

/** REFRESH_TOKEN_AUTH, also called REFRESH_TOKEN: not for app clients with rotation. */
export const refreshTokenAuth: Flow = {
  allowedBy: 'ALLOW_REFRESH_TOKEN_AUTH',
  async start(call, { parameters }) {
    const { pool, client } = call;
    if (rotatesRefreshTokens(client.settings)) {
      throw invalidParameter('REFRESH_TOKEN_AUTH flow not enabled for this client');
    }
    const refreshToken = required(parameters, 'REFRESH_TOKEN');
    const { user } = usableGrant(pool, client, refreshToken);
    // This flow sends no USERNAME: the hash uses the username in the pool.
    checkSecretHash(client, user.username, parameters.SECRET_HASH);
    const tokens = await refresh(call, { refreshToken, deviceKey: parameters.DEVICE_KEY });
    return { AuthenticationResult: tokens, ChallengeParameters: {} };
  },
};
