import { type AuthenticationResult, NetworkError } from '@latchkey/cognito';
import * as oauth from 'oauth4webapi';
import type { StoredSession } from '../../vault/session.ts';
import type { ServiceContext } from '../context.ts';
import { ManagedLoginError } from '../managed-login-error.ts';
import { resultOf } from './result.ts';
import { serverOf } from './server.ts';
import { refusedAt } from './token-faults.ts';

const OPERATION = '/oauth2/token';

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
  const { server, client, secret, options } = serverOf(context);
  let response: Response;
  try {
    response = await oauth.refreshTokenGrantRequest(server, client, secret, refreshToken, options);
  } catch {
    throw lost();
  }
  const refused = await refusedAt(response.clone(), context.environment.clock.now());
  if (refused) throw new ManagedLoginError(refused);
  let body: unknown;
  try {
    body = await response.json();
  } catch {
    // The connection broke, and the response may have held a new refresh token.
    throw lost();
  }
  return resultOf(body);
}

const lost = () =>
  new NetworkError('The token endpoint did not answer.', {
    operation: OPERATION,
    attempts: 1,
    retry: 'transient',
    timedOut: false,
  });
