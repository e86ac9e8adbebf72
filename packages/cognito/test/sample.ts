import {
  type BareClient,
  isErrorOf,
  type Operation,
  type OperationFunction,
  type RequestOptions,
} from '../src/index.ts';

/** Marks every string that must never be printed. */
export const SECRET = 'S3cret!';
export const secret = (what: string) => `${SECRET}${what}`;

/** One operation with an input and a response that use all of their members. */
export interface Sample {
  readonly name: string;
  readonly input: object;
  /** The response on the wire. */
  readonly response: object;
  call(client: BareClient, options?: RequestOptions): Promise<object>;
  /** The same call with another input, which may lack required members. */
  callWith(client: BareClient, input: object): Promise<object>;
  isError(error: unknown): boolean;
}

/** Describes one operation for tests that run for all of them. */
export function sample<O extends Operation, Input extends object>(
  operation: OperationFunction<O, Input, object>,
  input: Input,
  response: object = {},
): Sample {
  return {
    name: operation.operation.name,
    input,
    response,
    isError: (error) => isErrorOf(operation, error),
    call: (client, options) => operation(client, input, options),
    // Tests pass incomplete inputs on purpose.
    callWith: (client, other) => operation(client, other as Input),
  };
}

export const token = { accessToken: secret('access') };
/** The members about the caller, each with something to hide. */
export const context = {
  analyticsMetadata: { analyticsEndpointId: secret('endpoint') },
  userContextData: { encodedData: secret('context'), ipAddress: secret('ip') },
  clientMetadata: { status: secret('metadata') },
};
