import type { BareClient, BareClientConfig, RequestOptions } from './client-types.ts';
import { systemClock } from './clock.ts';
import { checkEndpoint, endpointOf } from './endpoint.ts';
import { type RetryAdvice, ValidationError } from './errors.ts';
import { checkRequired, type Input } from './input.ts';
import { lostError } from './lost-error.ts';
import type { Operation } from './operation.ts';
import { outgoing } from './outgoing.ts';
import { own } from './own.ts';
import { pause } from './pause.ts';
import { secretsOf } from './redaction.ts';
import { createRetryQuota, type RetryOptions, retryDelay } from './retry.ts';
import { errorFrom, wafActionOf } from './service-error.ts';
import { type Lost, type Received, sendOnce } from './transport.ts';
import { readOutput, writeBody } from './wire.ts';

/**
 * Creates a client for the operation functions only, for the smallest bundle: `createCognitoClient` without the InitiateAuth
 * builder and without a client secret.
 * @throws ValidationError for a configuration without `clientId`, without `region` or `endpoint`, or with an unsafe endpoint.
 */
export function createBareClient(config: BareClientConfig): BareClient {
  return createClientCore(config, (_, input) => input);
}

/** `addSecret` adds the secret of an app client, or its hash, to operations that support it. */
export function createClientCore(
  given: BareClientConfig,
  addSecret: (operation: Operation, input: Input) => Input,
): BareClient {
  const config = own(given);
  const { clientId, region = '', random = Math.random, clock = systemClock } = config;
  const endpoint = config.endpoint ? checkEndpoint('', config.endpoint) : endpointOf(region);
  if (!clientId) throw new ValidationError('', 'clientId', 'clientId is missing.');
  const fetch = config.fetch ?? ((request: Request) => globalThis.fetch(request));
  const quota = createRetryQuota();

  async function call<Output>(
    givenOperation: Operation,
    givenInput: object,
    givenOptions: RequestOptions = {},
  ): Promise<Output> {
    const operation = own(givenOperation);
    const options = own(givenOptions);
    const { name } = operation;
    const plain: Input = own(givenInput as Input);
    const named: Input = own({ ...plain, clientId: plain.clientId || clientId });
    checkRequired(operation, named);
    const input = operation.secret ? addSecret(operation, named) : plain;
    const body = writeBody(name, input);
    const { retry = config.retry, timeout = config.timeout ?? 30_000, signal } = options;
    const policy = own<RetryOptions>(retry === false ? { maxRetries: 0 } : { ...config.retry, ...retry });
    const { maxRetries = 2, repeatLost = operation.repeatable } = policy;
    const about = { operation, timeout, repeatLost, secrets: secretsOf(input) };
    let lastRetry: RetryAdvice | undefined;
    let attempts = 0;
    for (let retries = 0; ; retries++) {
      let received: Received | Lost = { lost: 'aborted', reason: signal?.reason };
      if (!signal?.aborted) {
        attempts++;
        received = await sendOnce(
          (abort) => outgoing(operation, { endpoint, headers: config.headers }, options, body, abort),
          { fetch, clock, timeout },
          signal,
        );
      }
      const output = 'lost' in received ? undefined : outputOf(received);
      if (output) {
        quota.refund(lastRetry);
        // The service model promises this shape; an absent member is for the caller to handle, as the types say.
        return output as Output;
      }
      const context = { ...about, attempts, now: clock.now() };
      const error = 'lost' in received ? lostError(received, context) : errorFrom(received, context);
      lastRetry = error.retry;
      if (!(retries < maxRetries) || !quota.take(lastRetry)) throw error;
      await pause(retryDelay(lastRetry, retries, error.retryAfter, policy, random), clock, signal);
    }
  }

  return { clientId, endpoint, call };
}

const outputOf = (received: Received): unknown =>
  received.response.ok && !wafActionOf(received) ? readOutput(received.text) : undefined;
