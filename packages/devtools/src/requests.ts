import type { SentRequest } from '@latchkey/auth/chart';
import { createListeners } from './listeners.ts';

/** A request as it may be shown: what it was called, not what was in it. */
export interface RecordedRequest {
  /** Counts up from 0. */
  readonly number: number;
  /** The operation of the user-pool API; of another request, the end of its path. */
  readonly operation: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Milliseconds; null while it runs. */
  readonly duration: number | null;
  /** The HTTP status; null while it runs, and when there was no answer. */
  readonly status: number | null;
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
    add({ url, target, startedAt, ended }) {
      const number = count;
      count += 1;
      const operation = operationOf(url, target);
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

/** `AWSCognitoIdentityProviderService.InitiateAuth` and `https://auth.example.com/oauth2/token` say what they are. */
function operationOf(url: string, target: string | null): string {
  const name =
    /^\w+\.([A-Za-z]{1,60})$/.exec(target ?? '') ?? /\/([A-Za-z]{1,60})$/.exec(new URL(url).pathname);
  return name?.[1] ?? 'request';
}
