import type { AuthenticationResult } from '@latchkey/cognito';
import { isObject, isText } from '../../checks.ts';

/** The three tokens of an answer of the token endpoint, by the names that the API gives them. What is no text is left out. */
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
