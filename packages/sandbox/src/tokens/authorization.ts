import type { AppClient } from '../pool/client-settings.ts';
import type { SsoSession } from './sso-sessions.ts';

/** The request and the sign-in of an authorization code. */
export interface Authorization {
  readonly client: AppClient;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  /** The code challenge of PKCE with S256 (RFC 7636). */
  readonly codeChallenge: string | undefined;
  /** The audience of the access token (RFC 8707). */
  readonly resource: string | undefined;
  readonly session: SsoSession;
}
