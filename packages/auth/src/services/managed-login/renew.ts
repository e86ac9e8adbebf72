import { type AuthenticationResult, NetworkError } from '@latchkey/cognito';
import * as oauth from 'oauth4webapi';
import type { StoredSession } from '../../vault/session.ts';
import type { ServiceContext } from '../context.ts';
import { ManagedLoginError } from '../managed-login-error.ts';
import { bodyOf, refusedBy } from './refusals.ts';
import { resultOf } from './result.ts';
import { serverOf } from './server.ts';

/**
 * Refreshes once at the domain of the pool, which always accepts sessions of managed login; the response is checked like the
 * API's. Never aborted: with rotation it holds the only valid refresh token.
 *
 * @throws NetworkError, ManagedLoginError
 */
export async function renewAtDomain(
  context: Pick<ServiceContext, 'config' | 'environment'>,
  { refreshToken }: StoredSession,
): Promise<AuthenticationResult> {
  const [server, client, options] = serverOf(context);
  const response = await oauth
    .refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, options)
    .catch(() => null);
  const body = response && (await bodyOf(response));
  const refused = response && refusedBy(response, body, context.environment.clock.now());
  if (refused) throw new ManagedLoginError(refused);
  if (response && body !== undefined) return resultOf(body);
  // If the connection broke in the middle of the response, it may have held a new refresh token.
  throw new NetworkError('The token endpoint did not answer.', {
    operation: '/oauth2/token',
    attempts: 1,
    retry: 'transient',
    timedOut: false,
  });
}
