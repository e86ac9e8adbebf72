import { checkClient } from './check-client.ts';
import type { BareClient, RequestOptions } from './client-types.ts';
import type { Operation } from './operation.ts';
import { own } from './own.ts';

/** An operation of the user-pool API as a function, with its description for `isErrorOf`. */
export interface OperationFunction<O extends Operation, Input extends object, Output> {
  (client: BareClient, input: Input, options?: RequestOptions): Promise<Output>;
  readonly operation: O;
}

/** `prepare` may check the input, and return what differs for it. */
export function operationFunction<O extends Operation, Input extends object, Output>(
  operation: O,
  prepare: (input: Input) => Operation = () => operation,
): OperationFunction<O, Input, Output> {
  return Object.assign(
    async (client: BareClient, input: Input, options?: RequestOptions) => {
      checkClient(operation.name, client);
      return client.call<Output>(prepare(own(input)), input, options);
    },
    { operation },
  );
}
