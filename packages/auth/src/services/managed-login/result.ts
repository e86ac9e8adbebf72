import type { AuthenticationResult } from '@latchkey/cognito';
import { isObject, isText } from '../../checks.ts';

/**
 * Picks the three tokens from a response of the token endpoint, with the API's names. Values that are not strings are left
 * out.
 */
export function resultOf(body: unknown): AuthenticationResult {
  const texts = (name: string, wanted: keyof AuthenticationResult) => {
    const value = isObject(body) && Object.hasOwn(body, name) ? body[name] : undefined;
    return isText(value) && { [wanted]: value };
  };
  return {
    ...texts('access_token', 'accessToken'),
    ...texts('id_token', 'idToken'),
    ...texts('refresh_token', 'refreshToken'),
  };
}
