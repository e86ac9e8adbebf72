import { expectTypeOf, it } from 'vitest';
import type { AccessTokenClaims, Auth, IdTokenClaims } from './index.ts';

it('getClaims gives the claims of the token that was asked for', () => {
  const check = (auth: Auth) => {
    expectTypeOf(auth.getClaims()).toEqualTypeOf<IdTokenClaims | null>();
    expectTypeOf(auth.getClaims('access')).toEqualTypeOf<AccessTokenClaims | null>();
    expectTypeOf(auth.getClaims('access')?.scope).toEqualTypeOf<string | undefined>();
  };
  expectTypeOf(check).toBeFunction();
});
