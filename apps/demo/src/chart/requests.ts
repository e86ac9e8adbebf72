import { createListeners } from './listeners.ts';

/** A request as it may be shown: what it was called, not what was in it. */
export interface RecordedRequest {
  /** Counts up from 0. */
  readonly number: number;
  /** The operation of the user-pool API. */
  readonly operation: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Milliseconds; null while it runs. */
  readonly duration: number | null;
  /** The HTTP status; null while it runs, and when there was no answer. */
  readonly status: number | null;
}

export interface RequestRecorder {
  readonly fetch: typeof fetch;
  /** The last requests, the oldest first. The same array until one changes. */
  readonly getRequests: () => readonly RecordedRequest[];
  readonly subscribe: (listener: () => void) => () => void;
}

const LIMIT = 100;

/** Notes the names of the requests that go through a `fetch`, and how they end. */
export function recordRequests(send: typeof fetch, now: () => number = Date.now): RequestRecorder {
  let requests: readonly RecordedRequest[] = [];
  let number = 0;
  const { subscribe, tell } = createListeners();
  const change = (next: readonly RecordedRequest[]) => {
    requests = next.slice(-LIMIT);
    tell();
  };

  return {
    async fetch(input, init) {
      const request = {
        number,
        operation: operationOf(input, init),
        startedAt: now(),
        duration: null,
        status: null,
      };
      number += 1;
      change([...requests, request]);
      const end = (status: number | null) =>
        change(
          requests.map((other) =>
            other.number === request.number ? { ...other, status, duration: now() - other.startedAt } : other,
          ),
        );
      try {
        const response = await send(input, init);
        end(response.status);
        return response;
      } catch (error) {
        end(null);
        throw error;
      }
    },
    getRequests: () => requests,
    subscribe,
  };
}

/** `AWSCognitoIdentityProviderService.InitiateAuth` is the target of an operation; whatever else it is has no name here. */
function operationOf(input: RequestInfo | URL, init: RequestInit = {}): string {
  const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : {}));
  return /^\w+\.([A-Za-z]{1,60})$/.exec(headers.get('x-amz-target') ?? '')?.[1] ?? 'request';
}
