import type { Call, Host } from '../call.ts';
import type { ActiveFault } from '../controls/faults.ts';
import { masked } from '../controls/masking.ts';
import { identityPoolOperations } from '../identity/operations.ts';
import { uuid } from '../ids.ts';
import { operations } from '../operations/index.ts';
import type { Operation } from '../operations/operation.ts';
import { CognitoException, type ErrorResponse } from '../wire/exception.ts';
import { isJsonObject, type Json, type JsonObject, withoutNulls } from '../wire/json.ts';
import { ConnectionDropped } from './connection-dropped.ts';
import { delayResponse, losesResponse } from './injected-fault.ts';
import { isLoopbackOrigin } from './loopback.ts';
import { readBody } from './read-body.ts';
import { failure, foreignOrigin, success, tooLarge } from './responses.ts';
import { poolOf } from './route.ts';

const TARGET = /^AWSCognitoIdentity(?<isUserPool>Provider)?Service\.(?<name>\w{1,64})$/;

// Characters of a text in the journal: longer than any name or id in the API.
const LONGEST_TEXT = 256;

type Result = { readonly output: JsonObject | undefined } | { readonly exception: ErrorResponse };

/**
 * Answers one call of the user-pool API, or of identity pools.
 *
 * @throws ConnectionDropped if a fault asks for it
 */
export async function answerApi(host: Host, request: Request): Promise<Response> {
  const target = TARGET.exec(request.headers.get('x-amz-target') ?? '')?.groups;
  const operation = target?.name ?? '';
  const known = target?.isUserPool === undefined ? identityPoolOperations : operations;
  const origin = request.headers.get('origin') ?? undefined;
  const isForAdministrators = known.get(operation)?.isForAdministrators === true;
  if (isForAdministrators && origin !== undefined && !isLoopbackOrigin(origin)) return foreignOrigin();
  const text = await readBody(request);
  if (text === undefined) return tooLarge();
  const body = parse(text);
  const pool = poolOf(host, body ?? {});
  const call: Call = {
    host,
    pool,
    requestId: uuid(host.environment.random),
    userAgent: request.headers.get('user-agent') ?? '',
  };
  const fault = pool.faults.next(operation, textMember(body, 'ChallengeName'));

  const result = await outcome(call, known.get(operation), body, fault);
  const isLost = losesResponse(fault);
  journal({ ...call, origin }, operation, body ?? {}, result, fault, isLost);
  await delayResponse(host, fault);
  if (isLost) throw new ConnectionDropped();

  const allowedOrigin = isForAdministrators ? origin : '*';
  const envelope = { requestId: call.requestId, at: pool.clock.now(), allowedOrigin };
  return 'exception' in result ? failure(result.exception, envelope) : success(result.output, envelope);
}

async function outcome(
  call: Call,
  known: Operation | undefined,
  body: JsonObject | undefined,
  fault: ActiveFault | undefined,
): Promise<Result> {
  const injected = fault && injectedException(fault);
  if (injected) return { exception: injected };
  if (fault?.rule.kind === 'network') return { output: undefined };
  if (!known) return { exception: new CognitoException('UnknownOperationException', '') };
  if (!body)
    return { exception: new CognitoException('SerializationException', 'The body is not a JSON object.') };
  try {
    return { output: await known.handle(call, body) };
  } catch (error) {
    if (error instanceof CognitoException) return { exception: error };
    return {
      exception: new CognitoException('InternalErrorException', `The sandbox failed: ${String(error)}`),
    };
  }
}

function injectedException({ rule }: ActiveFault): ErrorResponse | undefined {
  if (rule.kind === 'throttle') return new CognitoException('TooManyRequestsException', 'Rate exceeded');
  if (rule.kind === 'server') return new CognitoException('InternalErrorException', 'Something went wrong');
  if (rule.kind !== 'error') return undefined;
  return {
    type: rule.type ?? 'InternalErrorException',
    message: rule.message ?? '',
    status: 400,
    reasonCode: rule.reasonCode,
  };
}

function journal(
  { pool, requestId, origin }: Call & { readonly origin: string | undefined },
  operation: string,
  body: JsonObject,
  result: Result,
  fault: ActiveFault | undefined,
  isLost: boolean,
): void {
  const exception = 'exception' in result ? result.exception : undefined;
  const output = 'output' in result ? (result.output ?? {}) : {};
  pool.journal.record({
    at: pool.clock.now(),
    requestId,
    operation,
    status: isLost ? 0 : (exception?.status ?? 200),
    ...present({
      errorType: exception?.type,
      errorMessage: exception?.message,
      authFlow: textMember(body, 'AuthFlow'),
      answered: textMember(body, 'ChallengeName'),
      challengeName: textMember(output, 'ChallengeName'),
      username: usernameIn(body),
      clientId: textMember(body, 'ClientId'),
      origin: origin?.slice(0, LONGEST_TEXT),
      fault: fault?.rule.kind,
    }),
    request: masked(body),
    response: masked(output),
  });
}

function usernameIn(body: JsonObject): string | undefined {
  const { AuthParameters, ChallengeResponses } = body;
  return (
    textMember(body, 'Username') ??
    textMember(AuthParameters, 'USERNAME') ??
    textMember(ChallengeResponses, 'USERNAME')
  );
}

function parse(text: string): JsonObject | undefined {
  try {
    const body = withoutNulls(JSON.parse(text) as Json);
    return isJsonObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function textMember(value: Json, name: string): string | undefined {
  const found = isJsonObject(value) ? value[name] : undefined;
  return typeof found === 'string' ? found.slice(0, LONGEST_TEXT) : undefined;
}

function present<T extends Record<string, string | undefined>>(members: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}
