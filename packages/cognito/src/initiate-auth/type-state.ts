import type { ContextMembers, StringMap } from '../model.ts';
import type { InitiateAuthInput } from '../operations/initiate-auth.ts';
import type { AuthFlow, AuthParametersByFlow } from './parameters.ts';

type KeysOfUnion<T> = T extends unknown ? keyof T : never;
type ValueOfUnion<T, Key> = T extends unknown ? (Key extends keyof T ? T[Key] : never) : never;

/** The flow that a builder has so far, if any. */
export type MaybeFlow = AuthFlow | undefined;

type ParametersOf<Flow extends MaybeFlow> = AuthParametersByFlow[Flow extends AuthFlow ? Flow : AuthFlow];

/** The parameters that a flow knows; before the flow is set, those of any flow. */
export type ParameterKey<Flow extends MaybeFlow> = KeysOfUnion<ParametersOf<Flow>>;

/** The values of such a parameter: a string, or one of a few literals. */
export type ParameterValue<Flow extends MaybeFlow, Key> = Exclude<
  ValueOfUnion<ParametersOf<Flow>, Key>,
  undefined
>;

/** A whole map of parameters, complete or not. */
export type ParameterMap<Flow extends MaybeFlow> = {
  readonly [Key in ParameterKey<Flow>]?: ParameterValue<Flow, Key> | undefined;
};

type KeysMissing<Flow extends AuthFlow, Given> = {
  [Key in keyof AuthParametersByFlow[Flow]]-?: undefined extends AuthParametersByFlow[Flow][Key]
    ? never
    : Key extends keyof Given
      ? never
      : Key;
}[keyof AuthParametersByFlow[Flow]];

type Foreign<Flow extends AuthFlow, Given> = Exclude<keyof Given, ParameterKey<Flow>>;

/**
 * `[]` if a request of this flow with these parameters may be sent; otherwise an argument that cannot be passed, whose type
 * names what is missing.
 */
export type Incomplete<Flow extends MaybeFlow, Given> = Flow extends AuthFlow
  ? [Foreign<Flow, Given>] extends [never]
    ? Given extends AuthParametersByFlow[Flow]
      ? []
      : [
          incomplete: [KeysMissing<Flow, Given>] extends [never]
            ? { readonly conflicting: 'These auth parameters cannot be combined' }
            : { readonly missing: KeysMissing<Flow, Given> },
        ]
    : [incomplete: { readonly foreign: Foreign<Flow, Given> }]
  : [incomplete: { readonly missing: 'authFlow' }];

/** The members that a builder has collected so far. */
export interface InitiateAuthDraft extends ContextMembers {
  readonly authFlow?: AuthFlow | undefined;
  readonly authParameters?: StringMap | undefined;
  readonly clientId?: string | undefined;
  readonly session?: string | undefined;
}

/** The input that a builder represents: ready for `initiateAuth`, or a draft. */
export type InputOf<Flow extends MaybeFlow, Given> =
  Incomplete<Flow, Given> extends [] ? InitiateAuthInput : InitiateAuthDraft;
