import type { Clock } from './clock.ts';
import type { Operation } from './operation.ts';
import type { RetryOptions } from './retry.ts';
import type { Fetch } from './transport.ts';

export interface BareClientConfig {
  /** AWS region of the user pool, such as `eu-west-2`. Or give `endpoint`. */
  readonly region?: string | undefined;
  /** URL of the user-pool API, instead of the region's own: a sandbox, a proxy, a FIPS endpoint. */
  readonly endpoint?: string | undefined;
  /** Id of the app client; sent where an operation takes one and the input gives none. */
  readonly clientId: string;
  /** Default: `globalThis.fetch`, looked up at each call. */
  readonly fetch?: Fetch | undefined;
  /** Default: standard mode with two retries; false for none. */
  readonly retry?: RetryOptions | false | undefined;
  /** Milliseconds for each attempt, the reading of the answer included. Default 20000; Infinity for no end. */
  readonly timeout?: number | undefined;
  readonly clock?: Clock | undefined;
  /** A number in [0, 1) for the jitter. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Headers to add to each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface ClientConfig extends BareClientConfig {
  /** Secret of the app client. Never ship one to a browser. */
  readonly clientSecret?: string | undefined;
}

/** What may differ from call to call. */
export interface RequestOptions {
  /** Aborts the request, and the wait before a retry. */
  readonly signal?: AbortSignal | undefined;
  readonly endpoint?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Laid over the client's own; false for a single attempt. */
  readonly retry?: RetryOptions | false | undefined;
  /** Milliseconds for each attempt. */
  readonly timeout?: number | undefined;
  /** Changes the outgoing request of each attempt. Pass the given request's `signal` on when you make a new one. */
  readonly mapRequest?: ((request: Request) => Request | Promise<Request>) | undefined;
}

/** What the operation functions need: a client without the fluent builder. */
export interface BareClient {
  readonly clientId: string;
  readonly endpoint: string;
  /** Performs any operation of the API. The operation functions are the typed way to call it. */
  call<Output>(operation: Operation, input: object, options?: RequestOptions): Promise<Output>;
}
