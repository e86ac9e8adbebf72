import type { Clock } from './clock.ts';
import type { WafAction } from './errors.ts';
import type { Operation } from './operation.ts';
import type { RetryOptions } from './retry.ts';
import type { Fetch } from './transport.ts';

export interface BareClientConfig {
  /** AWS region of the user pool, such as `eu-west-2`. Or pass `endpoint`. */
  readonly region?: string | undefined;
  /**
   * URL of the user-pool API, instead of the region's own: a sandbox, a proxy, a FIPS endpoint. It must be https, or http on
   * this computer (localhost, *.localhost, 127.0.0.0/8, [::1]), without a username or password.
   */
  readonly endpoint?: string | undefined;
  /** Id of the app client; sent if an operation needs one and the input has none. */
  readonly clientId: string;
  /** Default: `globalThis.fetch`, read at each call. */
  readonly fetch?: Fetch | undefined;
  /** Default: standard mode with two retries; false for none. */
  readonly retry?: RetryOptions | false | undefined;
  /** Milliseconds for each attempt, including reading the response. Default 30000; Infinity for none. */
  readonly timeout?: number | undefined;
  readonly clock?: Clock | undefined;
  /** A number in [0, 1) for the jitter. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Headers to add to each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What AWS WAF asks for: the argument of `getWafToken`. */
export interface WafTokenRequest {
  /** `captcha`: a person has to solve it. `challenge`: AWS's script checks the browser silently. */
  readonly action: Exclude<WafAction, 'blocked'>;
  /** The operation that was stopped, such as `InitiateAuth`. */
  readonly operation: string;
  /** The signal of the call, if it has one: when it fires, close the CAPTCHA. */
  readonly signal: AbortSignal | undefined;
}

/** Gets a token of AWS WAF, such as the one of `AwsWafIntegration.getToken()`; null to give up. */
export type GetWafToken = (request: WafTokenRequest) => Promise<string | null | undefined>;

export interface ClientConfig extends BareClientConfig {
  /** Secret of the app client. Never ship one to a browser. */
  readonly clientSecret?: string | undefined;
  /** Solves a CAPTCHA or challenge of AWS WAF; see `withWafToken`. Default: such a call rejects with WafError. */
  readonly getWafToken?: GetWafToken | undefined;
}

/** Options of one call. */
export interface RequestOptions {
  /** Aborts the request, and the wait before a retry. */
  readonly signal?: AbortSignal | undefined;
  /** Default: the client's own. */
  readonly endpoint?: string | undefined;
  /** Added to the client's own. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Merged with the client's own; false for a single attempt. */
  readonly retry?: RetryOptions | false | undefined;
  /** Milliseconds for each attempt; Infinity for none. */
  readonly timeout?: number | undefined;
  /**
   * Lets the request outlive the page: for RevokeToken while a person leaves. Such a request may have 64 KiB at most (Fetch
   * standard), and its response is lost.
   */
  readonly keepalive?: boolean | undefined;
  /** Changes the outgoing request of each attempt. If you create a new request, pass on the `signal` of the given one. */
  readonly mapRequest?: ((request: Request) => Request | Promise<Request>) | undefined;
}

/** A client without the fluent builder: enough for the operation functions. */
export interface BareClient {
  readonly clientId: string;
  readonly endpoint: string;
  /** Performs any operation of the API. Use the operation functions for typed calls. */
  call<Output>(operation: Operation, input: object, options?: RequestOptions): Promise<Output>;
}
