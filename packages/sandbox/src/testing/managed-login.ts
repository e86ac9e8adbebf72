import type { ClientOptions, SandboxOptions, SeedUser } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { frozen } from './frozen.ts';

export const PASSWORD = 'Correct-horse-1';
export const REDIRECT = 'http://localhost:5173/callback?from=cognito';
// RFC 7636, appendix B.
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** A response of the token endpoint. */
export interface OAuthTokens {
  readonly access_token: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly error?: string;
}

/** A browser for the pages of managed login: it keeps cookies, and follows no redirects. */
export async function startBrowser({
  client = {},
  user = {},
  options = {},
}: {
  client?: ClientOptions;
  user?: Partial<SeedUser>;
  options?: SandboxOptions;
} = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    clients: [{ callbackURLs: [REDIRECT], logoutURLs: ['http://localhost:5173/bye'], ...client }],
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' }, ...user }],
    ...options,
  });
  const cookies = new Map<string, string>();

  async function go(path: string, form?: Record<string, string>) {
    const response = await sandbox.fetch(new URL(path, sandbox.endpoint), {
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      status: response.status,
      location,
      body: await response.text(),
      at: location ? new URL(location, sandbox.endpoint) : undefined,
    };
  }

  const query = (changes: Record<string, string | undefined> = {}) =>
    new URLSearchParams(
      Object.entries({
        response_type: 'code',
        client_id: sandbox.clientId,
        redirect_uri: REDIRECT,
        state: 'a-state',
        scope: 'openid aws.cognito.signin.user.admin',
        code_challenge: CHALLENGE,
        code_challenge_method: 'S256',
        nonce: 'a-nonce',
        ...changes,
      }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  const authorize = (changes?: Record<string, string | undefined>) =>
    go(`/oauth2/authorize?${query(changes)}`);

  /** Sends a form of the page, with the hidden fields of the previous page. */
  async function submit(page: { body: string }, form: Record<string, string>) {
    const hidden = page.body.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g);
    return go(`/login?${query()}`, {
      ...Object.fromEntries(Array.from(hidden, ([, name, value]) => [name, value])),
      ...form,
    });
  }
  const openPage = async () => go(`/login?${query()}`);
  const signIn = async (form: Record<string, string> = {}) =>
    submit(await openPage(), { username: 'ada', password: PASSWORD, ...form });

  async function token(form: Record<string, string | undefined>, headers: Record<string, string> = {}) {
    const response = await sandbox.fetch(new URL('/oauth2/token', sandbox.endpoint), {
      method: 'POST',
      headers,
      body: new URLSearchParams(
        Object.entries({ client_id: sandbox.clientId, ...form }).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      ),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as OAuthTokens,
    };
  }
  const exchange = (code: string | null | undefined, changes: Record<string, string | undefined> = {}) =>
    token({
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...changes,
    });
  const signedIn = async () => (await exchange((await signIn()).at?.searchParams.get('code'))).body;
  return { sandbox, cookies, go, authorize, openPage, submit, signIn, token, exchange, signedIn, query };
}
