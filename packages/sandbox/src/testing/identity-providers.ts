import { decodeJwt } from 'jose';
import type { ClientOptions, SandboxOptions } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { frozen } from './frozen.ts';
import { PASSWORD, REDIRECT, VERIFIER } from './managed-login.ts';

const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** The people that `startFederation` has at Google. */
export const ADA = { sub: '1042', email: 'ada@gmail.com', email_verified: true, name: 'Ada Lovelace' };
export const BOB = { sub: '1043', email: 'bob@gmail.com', name: 'Bob' };

/** A pool with a user and two mock identity providers; a browser; and an app that signs in. */
export async function startFederation({
  client = {},
  options = {},
}: {
  client?: ClientOptions;
  options?: SandboxOptions;
} = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    clients: [{ callbackURLs: [REDIRECT], logoutURLs: ['http://localhost:5173/bye'], ...client }],
    users: [{ username: 'grace', password: PASSWORD, attributes: { email: 'grace@example.com' } }],
    identityProviders: [
      { providerName: 'Google', providerType: 'Google', users: [ADA, BOB] },
      {
        providerName: 'Acme',
        providerType: 'SAML',
        idpIdentifiers: ['acme.example'],
        users: [{ sub: 'emp-7', email: 'eve@acme.example' }],
      },
    ],
    ...options,
  });
  const browser = sandbox.openBrowser();
  const authorizeUrl = (changes: Record<string, string> = {}) =>
    new URL(
      `/oauth2/authorize?${new URLSearchParams({
        response_type: 'code',
        client_id: sandbox.clientId,
        redirect_uri: REDIRECT,
        state: 'a-state',
        scope: 'openid email profile aws.cognito.signin.user.admin',
        code_challenge: CHALLENGE,
        code_challenge_method: 'S256',
        ...changes,
      })}`,
      sandbox.domain,
    );
  async function exchange(back: URL) {
    const response = await sandbox.fetch(new URL('/oauth2/token', sandbox.domain), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: sandbox.clientId,
        redirect_uri: REDIRECT,
        code_verifier: VERIFIER,
        code: back.searchParams.get('code') ?? '',
      }),
    });
    const tokens = (await response.json()) as {
      id_token: string;
      access_token: string;
      refresh_token?: string;
    };
    return { ...tokens, id: decodeJwt(tokens.id_token), access: decodeJwt(tokens.access_token) };
  }
  /** Signs a person in at an identity provider. */
  const signIn = (user: string | null, changes: Record<string, string> = {}, identityProvider = 'Google') =>
    browser.open(authorizeUrl(changes), { identityProvider, user });
  return { sandbox, browser, authorizeUrl, exchange, signIn };
}

/** The parameters of a browser's return to an app. */
export const parametersOf = (back: URL) => Object.fromEntries(back.searchParams);
