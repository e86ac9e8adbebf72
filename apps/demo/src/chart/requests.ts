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

/** A request that went out. Times are in epoch milliseconds. */
export interface SentRequest {
  readonly input: RequestInfo | URL;
  readonly init: RequestInit | undefined;
  readonly startedAt: number;
  /** Its status, null when there was no answer; never rejects. */
  readonly ended: Promise<{ readonly status: number | null; readonly at: number }>;
}

export interface RequestRecorder {
  readonly add: (request: SentRequest) => void;
  /** The last requests, the oldest first. The same array until one changes. */
  readonly getRequests: () => readonly RecordedRequest[];
  readonly subscribe: (listener: () => void) => () => void;
}

const LIMIT = 100;

/** Notes the names of requests, and how they end. */
export function createRequestRecorder(): RequestRecorder {
  let requests: readonly RecordedRequest[] = [];
  let count = 0;
  const { subscribe, tell } = createListeners();
  const change = (next: readonly RecordedRequest[]) => {
    requests = next.slice(-LIMIT);
    tell();
  };

  return {
    add({ input, init, startedAt, ended }) {
      const number = count;
      count += 1;
      const operation = operationOf(input, init);
      change([...requests, { number, operation, startedAt, duration: null, status: null }]);
      void ended.then(({ status, at }) =>
        change(
          requests.map((other) =>
            other.number === number ? { ...other, status, duration: at - startedAt } : other,
          ),
        ),
      );
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
