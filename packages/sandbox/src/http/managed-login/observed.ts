import type { AuthCall } from '../../call.ts';
import type { ActiveFault } from '../../controls/faults.ts';
import { masked } from '../../controls/masking.ts';
import type { JsonObject } from '../../wire/json.ts';
import { ConnectionDropped } from '../connection-dropped.ts';
import { delayResponse, losesResponse } from '../injected-fault.ts';

/** A response of an OAuth endpoint, before it is put into words of HTTP. */
export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

/**
 * Runs an endpoint with the faults that are injected into it, and writes it down in the journal. The operation of both is its
 * path, such as `/oauth2/token`.
 *
 * @throws ConnectionDropped when a fault says so
 */
export async function observed(
  call: AuthCall,
  operation: string,
  request: JsonObject,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { host, pool, client, requestId } = call;
  const fault = pool.faults.next(operation, undefined);
  const answer = injected(fault) ?? (await work());
  const isLost = losesResponse(fault);
  const { error } = answer.body;
  pool.journal.record({
    at: pool.clock.now(),
    requestId,
    operation,
    status: isLost ? 0 : answer.status,
    ...(typeof error === 'string' ? { errorType: error } : {}),
    clientId: client.clientId,
    ...(fault ? { fault: fault.rule.kind } : {}),
    request: masked(request),
    response: masked(answer.body),
  });
  await delayResponse(host, fault);
  if (isLost) throw new ConnectionDropped();
  return answer;
}

function injected(fault: ActiveFault | undefined): Answer | undefined {
  if (!fault) return undefined;
  const { kind, type = 'server_error' } = fault.rule;
  if (kind === 'network') return { status: 0, body: {} };
  if (kind === 'throttle') return { status: 429, body: { error: 'too_many_requests' } };
  if (kind === 'server') return { status: 500, body: { error: 'server_error' } };
  return kind === 'error' ? { status: 400, body: { error: type } } : undefined;
}
