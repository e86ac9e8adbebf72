/**
 * Explanations of developers' mistakes with managed login, for the console: what to change. Not in production builds.
 *
 * @module
 */
import type { Fault } from '../../model.ts';
import { DOCS, warn } from '../../warn.ts';
import { CLIENT_SECRET } from '../explain.ts';

const BY_CODE: Readonly<Record<string, string>> = {
  invalid_scope:
    'The app client does not allow one of the scopes. Add it to AllowedOAuthScopes of the app client, or remove it from `scopes`.',
  'openid-missing':
    'There is no ID token without the scope openid. Add it to AllowedOAuthScopes of the app client, and to `scopes` if you set them.',
  unauthorized_client:
    'The app client does not allow the authorization code grant. Add `code` to AllowedOAuthFlows and set AllowedOAuthFlowsUserPoolClient to true.',
  invalid_client: CLIENT_SECRET,
  'tokens-mismatch':
    'The tokens are those of another user pool, app client or user. Check that `domain`, `userPoolId` and `clientId` belong together.',
  'exchange-lost':
    'No response from the token endpoint. If the network works, check `domain`, and that connect-src of the Content-Security-Policy allows it.',
};

/** Says what to change; null for a fault that is not a developer's mistake. */
export const explanationOf = ({ code, kind, reason }: Fault): string | null =>
  Object.hasOwn(BY_CODE, code)
    ? `Managed login failed with ${code}. ${BY_CODE[code]} ${DOCS}#${reason ? `reason-${reason}` : `kind-${kind}`}`
    : null;

/** Cognito sends nobody back for these mistakes: it shows an error page of its own. */
const NOT_SENT_BACK =
  'The page was left for managed login, and did not come back with an answer. If Cognito showed an error page, check `domain` and ' +
  '`clientId`, and that the app client has `redirectUri` in CallbackURLs and `logoutUri` in LogoutURLs, character for character. ' +
  DOCS;

/** Warns in development. */
export function explain(fault: Fault | null): void {
  try {
    if (process.env.NODE_ENV !== 'production') warn(fault ? explanationOf(fault) : NOT_SENT_BACK);
  } catch {
    // Without a bundler there is no `process`.
  }
}
