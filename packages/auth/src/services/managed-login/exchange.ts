import * as oauth from 'oauth4webapi';
import { isObject, isText, own } from '../../checks.ts';
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
import { resultOf } from './result.ts';
import { issuersOf, serverOf } from './server.ts';
import { refusedAt } from './token-faults.ts';

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
  const { href, redirect: begun } = unseal(redirect) as Grant;
  const { server, client, secret, options } = serverOf(context);
  signal.throwIfAborted();
  const sentAt = environment.clock.now();
  let response: Response;
  try {
    const state = begun ? (new URL(href).searchParams.get('state') ?? '') : oauth.expectNoState;
    const parameters = oauth.validateAuthResponse(server, client, new URL(href), state);
    response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      secret,
      parameters,
      config.redirectUri ?? '',
      begun?.verifier ?? oauth.nopkce,
      options,
    );
  } catch (error) {
    // The library rejects a URL that is ambiguous or empty.
    const isAddress = error instanceof oauth.OperationProcessingError;
    throw new ManagedLoginError(
      isAddress ? { kind: 'server', code: 'callback-malformed' } : { kind: 'network', code: 'exchange-lost' },
    );
  }
  const refused = await refusedAt(response.clone(), sentAt);
  if (refused) throw new ManagedLoginError(refused);
  const tokens = await checkedBy(context, response, begun);
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
async function checkedBy(context: ServiceContext, response: Response, begun: Grant['redirect']) {
  const issuer = await issuerIn(response.clone());
  const issuers = issuersOf(context.config);
  const { server, client } = serverOf(context, issuers.includes(issuer.name) ? issuer.name : undefined);
  try {
    return await oauth.processAuthorizationCodeResponse(
      server,
      // The browser's clock may be wrong by any amount: times are compared with the token's own.
      { ...client, [oauth.clockSkew]: issuer.issuedAt - Math.floor(Date.now() / 1000) },
      response,
      {
        requireIdToken: true,
        expectedNonce: begun?.nonce ?? oauth.expectNoNonce,
        ...(begun?.maxAge != null && { maxAge: begun.maxAge }),
      },
    );
  } catch (error) {
    throw new ManagedLoginError(mismatch(error));
  }
}

/** Issuer and time in the ID token, read before it is checked. */
async function issuerIn(response: Response): Promise<{ readonly name: string; readonly issuedAt: number }> {
  const found = { name: '', issuedAt: Math.floor(Date.now() / 1000) };
  try {
    const body: unknown = await response.json();
    if (!isObject(body) || !isText(body.id_token)) return found;
    const { iss, iat } = claimsOf<{ iss?: unknown; iat?: unknown }>(body.id_token);
    return {
      name: isText(iss) ? iss : '',
      issuedAt: typeof iat === 'number' && Number.isFinite(iat) ? Math.floor(iat) : found.issuedAt,
    };
  } catch {
    return found;
  }
}

function mismatch(error: unknown): Fault {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  // Own members only: the cause may also be a response, whose body is a stream.
  const { claim, body } = own(Object(cause) as { claim?: unknown; body?: unknown });
  if (claim === 'nonce') return { kind: 'server', code: 'nonce-mismatch' };
  if (isObject(body) && !Object.hasOwn(body, 'id_token')) {
    return { kind: 'configuration', code: 'openid-missing', reason: 'scope-not-allowed' };
  }
  const isClaim = code === oauth.JWT_CLAIM_COMPARISON || code === oauth.JWT_TIMESTAMP_CHECK;
  return { kind: 'server', code: isClaim ? 'tokens-mismatch' : 'tokens-malformed' };
}
