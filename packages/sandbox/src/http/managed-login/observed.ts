import type { ClientCall } from '../../call.ts';
import type { ActiveFault } from '../../controls/faults.ts';
import { masked } from '../../controls/masking.ts';
import type { JsonObject } from '../../wire/json.ts';
import { ConnectionDropped } from '../connection-dropped.ts';
import { delayResponse, losesResponse } from '../injected-fault.ts';
import type { ReturnAddress } from './authorize-request.ts';
import type { OAuthError } from './oauth-error.ts';
import { errorAt, problem } from './responses.ts';

/** A response of an OAuth endpoint, before it is converted to HTTP. */
export interface OAuthResponse {
  readonly status: number;
  readonly body: JsonObject;
}

interface Observation<T> {
  readonly work: () => Promise<T>;
  /** The response of a fault instead of the work, if any. */
  readonly injected: (fault: ActiveFault) => T | Promise<T> | undefined;
  readonly describe: (result: T) => OAuthResponse;
}

/**
 * Runs an OAuth endpoint with its injected faults, and records it in the journal. The operation in both is its path, such as
 * `/oauth2/token`.
 *
 * @throws ConnectionDropped if a fault asks for it
 */
export function observed(
  call: ClientCall,
  operation: string,
  request: JsonObject,
  work: () => Promise<OAuthResponse>,
): Promise<OAuthResponse> {
  return observe(call, operation, request, {
    work,
    injected: injectedResponse,
    describe: (response) => response,
  });
}

/**
 * Same for a page, or an endpoint that redirects. An injected error is sent to the app at `returnTo`.
 *
 * @throws ConnectionDropped if a fault asks for it
 */
export function observedPage(
  call: ClientCall,
  operation: string,
  request: URLSearchParams,
  returnTo: ReturnAddress | undefined,
  work: () => Promise<Response>,
): Promise<Response> {
  return observe(call, operation, Object.fromEntries(request), {
    work,
    injected: (fault) => injectedPage(fault, returnTo),
    describe: describePage,
  });
}

async function observe<T>(
  call: ClientCall,
  operation: string,
  request: JsonObject,
  { work, injected, describe }: Observation<T>,
): Promise<T> {
  const { host, pool, client, requestId } = call;
  const fault = pool.faults.next(operation, undefined);
  const result = (fault && (await injected(fault))) ?? (await work());
  const isLost = losesResponse(fault);
  const { status, body } = describe(result);
  pool.journal.record({
    at: pool.clock.now(),
    requestId,
    operation,
    status: isLost ? 0 : status,
    ...(typeof body.error === 'string' ? { errorType: body.error } : {}),
    ...(typeof body.error_description === 'string' ? { errorMessage: body.error_description } : {}),
    clientId: client.clientId,
    ...(fault ? { fault: fault.rule.kind } : {}),
    request: masked(request),
    response: masked(body),
  });
  await delayResponse(host, fault);
  if (isLost) throw new ConnectionDropped();
  return result;
}

function injectedResponse({ rule }: ActiveFault): OAuthResponse | undefined {
  const { kind, type = 'server_error' } = rule;
  if (kind === 'network') return { status: 0, body: {} };
  if (kind === 'throttle') return { status: 429, body: { error: 'too_many_requests' } };
  if (kind === 'server') return { status: 500, body: { error: 'server_error' } };
  return kind === 'error' ? { status: 400, body: { error: type } } : undefined;
}

function injectedPage(
  { rule }: ActiveFault,
  returnTo: ReturnAddress | undefined,
): Response | Promise<Response> | undefined {
  const { kind, type = 'server_error', message = 'Something went wrong' } = rule;
  const fail = (error: OAuthError, status: number) =>
    returnTo ? errorAt(returnTo, error) : problem(error.description, status);
  if (kind === 'network') return new Response(null);
  // A throttled address gets no redirect.
  if (kind === 'throttle') return problem('Too many requests.', 429);
  if (kind === 'server') return fail({ error: 'server_error', description: message }, 500);
  return kind === 'error' ? fail({ error: type, description: message }, 400) : undefined;
}

// Errors are in the URL that the browser is redirected to.
function describePage({ status, headers }: Response): OAuthResponse {
  const location = headers.get('location') ?? '';
  const parameters = new URLSearchParams(location.slice(location.indexOf('?') + 1));
  const shown = ['error', 'error_description'].flatMap((name) => {
    const value = parameters.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { status, body: Object.fromEntries(shown) as JsonObject };
}
