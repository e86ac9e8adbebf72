import { checkClient } from './check-client.ts';
import type { BareClient, GetWafToken, RequestOptions, WafTokenRequest } from './client-types.ts';
import { ValidationError, WafError } from './errors.ts';
import { own } from './own.ts';

/**
 * Wraps a client to solve CAPTCHAs and challenges of AWS WAF. When one stops a call, `getToken` is called, and no time-out
 * runs until it settles; then the call is repeated once, with the token in `x-aws-waf-token` (AWS WAF developer guide, "Using
 * the intelligent threat JavaScript API"). Later calls send the token, too. Calls that are stopped at the same time share one
 * token. Without a token, the call rejects with the WafError; an error of `getToken` is its `cause`. `createCognitoClient`
 * has it as the option `getWafToken`.
 * @throws ValidationError
 */
export function withWafToken(client: BareClient, getToken: GetWafToken): BareClient {
  checkClient('', client);
  if (typeof getToken !== 'function')
    throw new ValidationError('', 'getWafToken', 'getWafToken must be a function.');
  let token: string | undefined;
  // One CAPTCHA at a time.
  let turn: Promise<unknown> = Promise.resolve();

  /** Resolves with whether there is a token other than `sent`. */
  async function renew(request: WafTokenRequest, sent: string | undefined): Promise<boolean> {
    if (token !== sent) return true;
    const found = await getToken(request);
    // Anything else is not valid in a header.
    if (typeof found !== 'string' || !/^[!-~]+$/.test(found)) return false;
    token = found;
    return true;
  }

  const call: BareClient['call'] = async (operation, input, given = {}) => {
    const options = own(given);
    const { signal } = options;
    const sent = token;
    const withToken = (): RequestOptions =>
      token === undefined
        ? options
        : { ...options, headers: { ...options.headers, 'x-aws-waf-token': token } };
    try {
      return await client.call(operation, input, withToken());
    } catch (error) {
      if (!(error instanceof WafError) || error.action === 'blocked') throw error;
      const request = { action: error.action, operation: error.operation, signal };
      const aborted = abortOf(signal);
      // Nobody solves a CAPTCHA for a call that was aborted while waiting for its turn.
      const renewed = turn.then(() => signal?.aborted || Promise.race([aborted, renew(request, sent)]));
      turn = renewed.catch(() => {});
      const isRenewed = await Promise.race([aborted, renewed]).catch((cause: unknown) => {
        error.cause = cause;
        return false;
      });
      if (!isRenewed) throw error;
    }
    // An aborted call rejects here, before its request.
    return client.call(operation, input, withToken());
  };
  return { clientId: client.clientId, endpoint: client.endpoint, call };
}

/** Resolves when the signal fires. */
function abortOf(signal: AbortSignal | undefined): Promise<true> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve(true);
    signal?.addEventListener('abort', () => resolve(true));
  });
}
