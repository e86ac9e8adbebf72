import type { AuthenticationResult } from '@latchkey/cognito';
import { isObject, isText } from '../../checks.ts';

const NAMES = { access_token: 'accessToken', id_token: 'idToken', refresh_token: 'refreshToken' } as const;

/**
 * Picks the three tokens from a response of the token endpoint, with the API's names. Values that are not strings are left
 * out.
 */
export const resultOf = (body: unknown): AuthenticationResult =>
  Object.fromEntries(
    Object.entries(isObject(body) ? body : {}).flatMap(([name, value]) =>
      Object.hasOwn(NAMES, name) && isText(value) ? [[NAMES[name as keyof typeof NAMES], value]] : [],
    ),
  );
