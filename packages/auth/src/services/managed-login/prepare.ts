import * as oauth from 'oauth4webapi';
import { toBase64Url } from '../../base64url.ts';
import type { Ports } from '../../machine/ports.ts';
import { seal, unseal } from '../../sealed.ts';
import type { ServiceContext } from '../context.ts';
import { faultReply } from '../fault-reply.ts';
import type { Prepared } from './prepared.ts';
import { LIFE, type Redirects } from './redirects.ts';
import type { CheckedRequest } from './request.ts';

type Input = Ports['prepareRedirect'][0];
type Output = Ports['prepareRedirect'][1];

/** Bytes: the 256 bits that RFC 7636, section 7.1, recommends for a verifier. */
const LENGTH = 32;

/**
 * Stores what the return needs, and builds the URL. The alphabet of `state` is safe with Cognito, which may encode it twice.
 */
export async function prepareRedirect(
  { config, environment }: ServiceContext,
  redirects: Redirects,
  { mode, redirect }: Input,
  signal: AbortSignal,
): Promise<Output> {
  // The page derived it from the request, and a worker has checked it.
  const request = unseal(redirect) as CheckedRequest;
  const random = () => toBase64Url(environment.random(LENGTH));
  const kind = mode === 'popup' ? 'show' : request.frame ? 'frame' : 'leave';
  if (kind === 'leave' && !(await redirects.outlivesPage())) {
    return faultReply('refused', 'redirect-not-stored', { reason: 'redirect-not-stored' });
  }
  const state = `${kind.charAt(0)}${random()}${config.clientId}`;
  const verifier = random();
  const nonce = random();
  const { parameters, frame: _, ...kept } = request;
  const lapsesAt = environment.clock.now() + LIFE;
  signal.throwIfAborted();
  const begun = { ...kept, lapsesAt, mode, verifier, nonce };
  if (!(await redirects.begin(state, begun))) {
    return { kind: 'none' };
  }
  const url = new URL('/oauth2/authorize', config.domain);
  const query = {
    ...parameters,
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: config.redirectUri ?? '',
    ...(config.scopes && { scope: config.scopes.join(' ') }),
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  url.search = `${new URLSearchParams(query)}`;
  const prepared: Prepared = { url: url.href, state };
  return { kind, redirect: seal<unknown>(prepared, 'forPage') };
}
