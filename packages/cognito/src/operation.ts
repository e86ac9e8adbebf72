import {
  type AbortedError,
  CognitoError,
  type NetworkError,
  type ServiceException,
  type UnknownError,
  type ValidationError,
  type WafError,
} from './errors.ts';
import type { COMMON } from './exception-groups.ts';
import type { ExceptionList } from './exception-names.ts';

type MemberOf<Input> = Input extends unknown ? keyof Input & string : never;

/** One operation of the user-pool API as data: all that the client needs to know about it. */
export interface Operation<Input = Readonly<Record<string, unknown>>> {
  /** Its name on the wire. */
  readonly name: string;
  /** Members (camelCase) that the input must have; for a list within the list, at least one of its members. */
  readonly required: readonly (MemberOf<Input> | readonly MemberOf<Input>[])[];
  /** The modelled exceptions beyond the common ones. */
  readonly exceptions: ExceptionList;
  /**
   * Where the app client's secret goes, if it has one: SECRET_HASH in a map, `SecretHash`, or `ClientSecret` itself.
   * Operations that have it send the `ClientId`; the others are authorised by an access token or a Session alone.
   */
  readonly secret?: 'authParameters' | 'challengeResponses' | 'secretHash' | 'clientSecret';
  /**
   * Whether to repeat the request if its response was lost, when it may already have been carried out. Only if a second
   * execution uses up no single-use value, sends no further message and leaves the pool in the same state as the first.
   */
  readonly repeatable: boolean;
}

type Names<List> = List extends readonly (infer Item)[] ? (Item extends string ? Item : Names<Item>) : never;

type ExceptionNamed<Name extends string> = Name extends string ? ServiceException<Name> : never;

type OperationError<O extends Operation> =
  | ExceptionNamed<Names<typeof COMMON> | Names<O['exceptions']>>
  | NetworkError
  | AbortedError
  | WafError
  | UnknownError
  | ValidationError;

/** An operation function, for the types of its errors. */
interface HasOperation<O extends Operation = Operation> {
  readonly operation: O;
}

/**
 * Every error of an operation function: its modelled exceptions, and those that all operations share. Switch on `code`.
 *
 * ```ts
 * type VerifyError = ErrorOf<typeof verifySoftwareToken>;
 * ```
 */
export type ErrorOf<F extends HasOperation> = OperationError<F['operation']>;

/** Whether `error` was thrown by this operation function; then its `code` is one of the operation's own. */
export function isErrorOf<F extends HasOperation>(operationFunction: F, error: unknown): error is ErrorOf<F> {
  return error instanceof CognitoError && error.operation === operationFunction.operation.name;
}
