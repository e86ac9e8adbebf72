import { errorFrom, parseBody } from './answer.ts';
import type { BareClient, BareClientConfig, RequestOptions } from './client-types.ts';
import { pause, systemClock } from './clock.ts';
import { type RetryAdvice, ValidationError } from './errors.ts';
import { checkRequired, type Input } from './input.ts';
import { lostError } from './no-answer.ts';
import type { Operation } from './operation.ts';
import { outgoing } from './outgoing.ts';
import { secretsOf } from './redaction.ts';
import { createRetryQuota, retryDelay } from './retry.ts';
import { type Answer, exchange, type NoAnswer } from './transport.ts';
import { fromWire, toWire } from './wire.ts';

/**
 * A client for the operation functions alone, for the smallest bundle: `createCognitoClient` without the InitiateAuth builder
 * and without a client secret.
 * @throws ValidationError when neither region nor endpoint, or no client id, is given.
 */
export function createBareClient(config: BareClientConfig): BareClient {
  return createClientCore(config, (_, input) => input);
}

/** `prove` adds what an app client with a secret has to send, to the operations that take it. */
export function createClientCore(
  config: BareClientConfig,
  prove: (operation: Operation, input: Input) => Input,
): BareClient {
  const { clientId } = config;
  const endpoint = endpointOf(config);
  if (!clientId)
    throw new ValidationError('', 'clientId', 'A client needs clientId, the id of your app client.');
  const clock = config.clock ?? systemClock;
  const random = config.random ?? Math.random;
  const fetch = config.fetch ?? ((request: Request) => globalThis.fetch(request));
  const quota = createRetryQuota();

  async function call<Output>(
    operation: Operation,
    given: object,
    options: RequestOptions = {},
  ): Promise<Output> {
    const named = { ...given, clientId: ('clientId' in given && given.clientId) || clientId };
    checkRequired(operation, named);
    const input = operation.secret ? prove(operation, named) : { ...given };
    const retry = options.retry ?? config.retry;
    const policy = retry === false ? { maxRetries: 0 } : { ...config.retry, ...retry };
    const timeout = options.timeout ?? config.timeout ?? 20_000;
    const { signal } = options;
    const body = JSON.stringify(toWire(input));
    const about = {
      operation,
      timeout,
      secrets: secretsOf(input),
      repeatLost: policy.repeatLost ?? operation.repeatable,
    };
    let lastRetry: RetryAdvice | undefined;

    for (let attempts = 0; ; ) {
      let answer: Answer | NoAnswer = { lost: 'aborted', reason: signal?.reason };
      if (!signal?.aborted) {
        attempts++;
        answer = await exchange(
          (abort) => outgoing(operation, { endpoint, headers: config.headers }, options, body, abort),
          { fetch, clock, timeout },
          signal,
        );
      }
      const output = 'response' in answer && answer.response.ok && parseBody(answer.text);
      if (output) {
        quota.refund(lastRetry);
        // The service model promises this shape; an absent member is the caller's to meet, as the types say.
        return fromWire(output) as Output;
      }
      const context = { ...about, attempts, now: clock.now() };
      const error = 'lost' in answer ? lostError(answer, context) : errorFrom(answer, context);
      lastRetry = error.retry;
      if (attempts > (policy.maxRetries ?? 2) || !quota.take(lastRetry)) throw error;
      await pause(retryDelay(lastRetry, attempts - 1, error.retryAfter, policy, random), clock, signal);
    }
  }

  return { clientId, endpoint, call };
}

function endpointOf({ endpoint, region }: BareClientConfig): string {
  if (endpoint) return endpoint;
  if (!region) throw new ValidationError('', 'region', 'A client needs a region or an endpoint.');
  const domain = region.startsWith('eusc-') ? 'eu' : region.startsWith('cn-') ? 'com.cn' : 'com';
  return `https://cognito-idp.${region}.amazonaws.${domain}/`;
}
