import type { SentRequest } from '@latchkey/auth/chart';
import { createListeners } from './listeners.ts';

/** A request in a form that is safe to show: its name, not its content. */
export interface RecordedRequest {
  /** Starts at 0. */
  readonly number: number;
  /** The operation of the user-pool API; for other requests, the end of their path. */
  readonly operation: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Milliseconds; null while it is running. */
  readonly duration: number | null;
  /** The HTTP status; null while it is running, and if there was no response. */
  readonly status: number | null;
}

export interface RequestRecorder {
  readonly add: (request: SentRequest) => void;
  /** The recorded requests, oldest first. The same array until one changes. */
  readonly getRequests: () => readonly RecordedRequest[];
  readonly subscribe: (listener: () => void) => () => void;
}

const LIMIT = 100;

/** Records the names of requests, and how they end. */
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

/** The name in `AWSCognitoIdentityProviderService.InitiateAuth` or `https://auth.example.com/oauth2/token`. */
function operationOf(url: string, target: string | null): string {
  const name =
    /^\w+\.([A-Za-z]{1,60})$/.exec(target ?? '') ?? /\/([A-Za-z]{1,60})$/.exec(new URL(url).pathname);
  return name?.[1] ?? 'request';
}
