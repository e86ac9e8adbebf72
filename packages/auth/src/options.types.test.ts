import { expectTypeOf, it } from 'vitest';
import type { Auth, AuthConfig, SignInRequest, SignOutOptions, SignUpRequest } from './index.ts';
import type { ManagedAuthConfig, ManagedLoginRequest } from './managed-login/index.ts';
import type { StepUpRequest } from './step-up/index.ts';

/** Names of the optional members that refuse undefined under exactOptionalPropertyTypes. */
type Refusing<T> = {
  [K in keyof T]-?: { [P in K]?: undefined } extends Pick<T, K>
    ? never
    : Partial<Pick<T, K>> extends Pick<T, K>
      ? K
      : never;
}[keyof T];

it('optional members may also be undefined, for apps with exactOptionalPropertyTypes', () => {
  expectTypeOf<Refusing<AuthConfig>>().toBeNever();
  expectTypeOf<Refusing<ManagedAuthConfig>>().toBeNever();
  expectTypeOf<Refusing<ManagedLoginRequest>>().toBeNever();
  expectTypeOf<Refusing<SignInRequest>>().toBeNever();
  expectTypeOf<Refusing<SignOutOptions>>().toBeNever();
  expectTypeOf<Refusing<SignUpRequest>>().toBeNever();
  expectTypeOf<Refusing<StepUpRequest>>().toBeNever();
  expectTypeOf<Refusing<NonNullable<Parameters<Auth['getTokens']>[0]>>>().toBeNever();
  // The check itself.
  expectTypeOf<Refusing<{ one?: string; two?: string | undefined; three: string }>>().toEqualTypeOf<'one'>();
});
