import type { BareClient, RequestOptions } from '../client-types.ts';
import type { AuthenticationStep } from '../model.ts';
import { type InitiateAuthInput, initiateAuth } from '../operations/initiate-auth.ts';
import { own } from '../own.ts';
import { INSPECT, redactedCopy } from '../redaction.ts';
import type { RetryOptions } from '../retry.ts';

/** An InitiateAuth request whose input is fixed, with the options of this one call. */
export class CustomizedInitiateAuth {
  readonly #client: BareClient;
  readonly #input: InitiateAuthInput;
  #options: RequestOptions = own({});

  constructor(client: BareClient, input: InitiateAuthInput) {
    this.#client = client;
    this.#input = input;
  }

  endpoint(endpoint: string): this {
    return this.#set({ endpoint });
  }

  header(name: string, value: string): this {
    return this.#set({ headers: { ...this.#options.headers, [name]: value } });
  }

  /** Merged with the client's own; false for a single attempt. */
  retry(retry: RetryOptions | false): this {
    return this.#set({ retry });
  }

  /** Milliseconds for each attempt; Infinity for none. */
  timeout(milliseconds: number): this {
    return this.#set({ timeout: milliseconds });
  }

  signal(signal: AbortSignal): this {
    return this.#set({ signal });
  }

  /** Lets the request outlive the page. */
  keepalive(keepalive = true): this {
    return this.#set({ keepalive });
  }

  /** Changes the outgoing request of each attempt, after any earlier change. */
  mapRequest(change: (request: Request) => Request | Promise<Request>): this {
    const before = this.#options.mapRequest;
    return this.#set({ mapRequest: async (request) => change(before ? await before(request) : request) });
  }

  /** Sends the request. @throws ErrorOf<typeof initiateAuth> */
  send(): Promise<AuthenticationStep> {
    return initiateAuth(this.#client, this.#input, this.#options);
  }

  toJSON(): unknown {
    return redactedCopy(this.#input);
  }

  toString(): string {
    return JSON.stringify(this);
  }

  [INSPECT](): unknown {
    return { InitiateAuth: this.toJSON() };
  }

  #set(options: RequestOptions): this {
    this.#options = own({ ...this.#options, ...options });
    return this;
  }
}
