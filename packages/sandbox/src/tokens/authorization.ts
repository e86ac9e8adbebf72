import type { AppClient } from '../pool/client-settings.ts';
import type { SsoSession } from './sso-sessions.ts';

/** What an authorization code was given for, and to. */
export interface Authorization {
  readonly client: AppClient;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  /** Of PKCE with S256 (RFC 7636). */
  readonly codeChallenge: string | undefined;
  /** The audience of the access token (RFC 8707). */
  readonly resource: string | undefined;
  readonly session: SsoSession;
}
