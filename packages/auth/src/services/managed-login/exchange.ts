import * as oauth from 'oauth4webapi';
import { isNumber, isObject } from '../../checks.ts';
import type { Ports } from '../../machine/ports.ts';
import type { Fault } from '../../model.ts';
import { unseal } from '../../sealed.ts';
import { claimsOf } from '../../vault/jwt.ts';
import { checkTokens } from '../check-tokens.ts';
import type { ServiceContext } from '../context.ts';
import { keepSession } from '../keep-session.ts';
import { ManagedLoginError } from '../managed-login-error.ts';
import { sessionFrom } from '../tokens.ts';
import type { Grant } from './claim.ts';
import type { Redirects } from './redirects.ts';
import { bodyOf, refusedBy } from './refusals.ts';
import { resultOf } from './result.ts';
import { serverOf } from './server.ts';

/**
 * Exchanges the code for tokens, checks them and stores the session. Sends one request only: its code is used up, with or
 * without a response.
 *
 * @throws ManagedLoginError, TokensError
 */
export async function exchangeCode(
  context: ServiceContext,
  redirects: Redirects,
  { redirect }: Ports['exchangeCode'][0],
  signal: AbortSignal,
): Promise<Ports['exchangeCode'][1]> {
  const { config, environment } = context;
  // The services seal only grants as proof here; the chart passes them back.
  const { query, redirect: begun } = unseal(redirect) as Grant;
  const parameters = new URLSearchParams(query);
  const [server, client, options] = serverOf(context, parameters.get('iss'));
  signal.throwIfAborted();
  const sentAt = environment.clock.now();
  let response: Response;
  try {
    response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      // A browser cannot keep a secret.
      oauth.None(),
      oauth.validateAuthResponse(
        server,
        client,
        parameters,
        begun ? (parameters.get('state') ?? '') : oauth.expectNoState,
      ),
      config.redirectUri ?? '',
      begun?.verifier ?? oauth.nopkce,
      options,
    );
  } catch (error) {
    // The library rejects parameters that are ambiguous or empty.
    const isAddress = error instanceof oauth.OperationProcessingError;
    throw new ManagedLoginError(
      isAddress ? { kind: 'server', code: 'callback-malformed' } : { kind: 'network', code: 'exchange-lost' },
    );
  }
  const body = await bodyOf(response);
  const refused = refusedBy(response, body, sentAt);
  if (refused) throw new ManagedLoginError(refused);
  const tokens = await checkedBy(context, response, body, begun);
  const session = sessionFrom(environment, resultOf(tokens), sentAt, {
    deviceKey: null,
    newDevice: null,
    legacyRefresh: false,
    origin: 'managedLogin',
  });
  checkTokens(config, session);
  const reply = await keepSession(context, session, begun?.remember ?? 'browser', signal);
  if (reply.kind === 'session') await redirects.end();
  return reply;
}

/** Lets oauth4webapi check the response: shape, `iss`, `aud`, `nonce`, `auth_time`, times. */
async function checkedBy(
  context: ServiceContext,
  response: Response,
  body: unknown,
  begun: Grant['redirect'],
) {
  const { iss, iat } = claimsBefore(body);
  const [server, client] = serverOf(context, iss);
  // The browser's clock may be wrong by any amount: times are compared with the token's own.
  const skew = isNumber(iat) ? Math.ceil(iat - Date.now() / 1000) : 0;
  try {
    return await oauth.processAuthorizationCodeResponse(
      server,
      { ...client, [oauth.clockSkew]: skew },
      response,
      {
        requireIdToken: true,
        expectedNonce: begun?.nonce ?? oauth.expectNoNonce,
        maxAge: begun?.maxAge ?? oauth.skipAuthTimeCheck,
      },
    );
  } catch (error) {
    throw new ManagedLoginError(mismatch(error, body));
  }
}

/** Claims of the ID token, read before it is checked. */
function claimsBefore(body: unknown): { readonly iss?: unknown; readonly iat?: unknown } {
  try {
    return isObject(body) ? claimsOf<object>(String(body.id_token)) : {};
  } catch {
    return {};
  }
}

function mismatch(error: unknown, body: unknown): Fault {
  if (isObject(body) && !Object.hasOwn(body, 'id_token'))
    return { kind: 'configuration', code: 'openid-missing', reason: 'scope-not-allowed' };
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  const { claim } = Object(cause) as { claim?: unknown };
  const isClaim = code === oauth.JWT_CLAIM_COMPARISON || code === oauth.JWT_TIMESTAMP_CHECK;
  const problem = claim === 'nonce' ? 'nonce-mismatch' : isClaim ? 'tokens-mismatch' : 'tokens-malformed';
  return { kind: 'server', code: problem };
}
