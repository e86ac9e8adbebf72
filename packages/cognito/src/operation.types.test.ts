import type * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { expectTypeOf, it } from 'vitest';
import type * as exceptions from './exceptions.ts';
import type * as cognito from './index.ts';

type Flat<List> = List extends readonly (infer Item)[] ? Flat<Item> : List;
type RequiredKeys<T> = T extends unknown
  ? { [Key in keyof T]-?: undefined extends T[Key] ? never : Key }[keyof T]
  : never;
type Operations = {
  [Name in keyof typeof cognito as (typeof cognito)[Name] extends { readonly operation: unknown }
    ? Name
    : never]: (typeof cognito)[Name];
};
type Unlisted<F> =
  F extends cognito.OperationFunction<infer O, infer Input, unknown>
    ? Exclude<RequiredKeys<Input>, Flat<O['required']>>
    : never;

it('asks for every member that an input must have', () => {
  type Missing = { [Name in Exclude<keyof Operations, 'initiateAuth'>]: Unlisted<Operations[Name]> };
  expectTypeOf<Missing[keyof Missing]>().toBeNever();
  // Its parameters are checked by flow.
  expectTypeOf<Unlisted<Operations['initiateAuth']>>().toEqualTypeOf<'authParameters'>();
});

it("has the model's names of challenges and flows", () => {
  expectTypeOf<cognito.KnownChallengeName>().toEqualTypeOf<sdk.ChallengeNameType>();
  type Admin = 'ADMIN_NO_SRP_AUTH' | 'ADMIN_USER_PASSWORD_AUTH';
  expectTypeOf<cognito.AuthFlow>().toEqualTypeOf<Exclude<sdk.AuthFlowType, Admin>>();
});

it('has a class for each exception, and no other', () => {
  expectTypeOf<keyof typeof exceptions>().toEqualTypeOf<cognito.ExceptionName>();
});
