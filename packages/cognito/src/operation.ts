import {
  type AbortedError,
  CognitoError,
  type NetworkError,
  type ServiceException,
  type UnknownError,
  type ValidationError,
} from './errors.ts';
import type { COMMON } from './exception-groups.ts';

/** One operation of the user-pool API as data: all that the client needs to know about it. */
export interface Operation {
  /** Its name on the wire. */
  readonly name: string;
  /** Members (camelCase) that must be given, separated by spaces; `a|b` asks for either. */
  readonly required: string;
  /** The modelled exceptions beyond the common ones: names without the suffix `Exception`, separated by spaces. */
  readonly exceptions: string;
  /**
   * Where the app client's secret goes, if it has one: SECRET_HASH in a map, `SecretHash`, or `ClientSecret` itself.
   * Operations that have it take the `ClientId`; the others are authorised by an access token or Session alone.
   */
  readonly secret?: 'authParameters' | 'challengeResponses' | 'secretHash' | 'clientSecret';
  /**
   * Whether to repeat the request when its answer was lost, so that it may have been carried out already. Only where a
   * second execution spends no single-use value, sends no further message and leaves the pool as the first one did.
   */
  readonly repeatable: boolean;
}

type Words<Text extends string> = Text extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Text;

type ExceptionNames<O extends Operation> = `${Words<typeof COMMON | O['exceptions']>}Exception`;

type ExceptionsNamed<Code extends string> = Code extends string ? ServiceException<Code> : never;

/** Every way in which an operation rejects: its modelled exceptions and the four arms that all operations share. */
export type OperationError<O extends Operation> =
  | ExceptionsNamed<ExceptionNames<O>>
  | NetworkError
  | AbortedError
  | UnknownError
  | ValidationError;

/** Whether `error` was thrown by this operation; then its `code` is one of the operation's union. */
export function isErrorOf<O extends Operation>(operation: O, error: unknown): error is OperationError<O> {
  return error instanceof CognitoError && error.operation === operation.name;
}
