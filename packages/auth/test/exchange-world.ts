import type { ManagedAuthConfig } from '../src/api.ts';
import { seal } from '../src/sealed.ts';
import { openRedirects, type Redirect } from '../src/services/managed-login/redirects.ts';
import { managedLoginServices } from '../src/services/managed-login/services.ts';
import type { StoredSession } from '../src/vault/session.ts';
import { createBrowser } from './browser.ts';
import { serviceContext } from './services.ts';
import { issue } from './stub-client.ts';
import { pool } from './stub-world.ts';

export const CALLBACK = 'https://app.example/callback';
const { signal } = new AbortController();
/** The library takes no token without an algorithm. */
const head = Buffer.from('{"alg":"RS256"}').toString('base64url');

export function exchangeWorld(options: Partial<ManagedAuthConfig> = {}) {
  const sent: { url: string; body: Record<string, string> }[] = [];
  let respond: () => Response | Promise<Response> = () => Response.json({});
  const browser = createBrowser(async (input, init) => {
    const request = new Request(input, init);
    const body = Object.fromEntries(new URLSearchParams(await request.text()));
    sent.push({ url: request.url, body });
    return respond();
  });
  const { clock } = browser;
  const { environment } = browser.tab();
  const context = serviceContext(pool, environment, {
    domain: 'https://login.example',
    redirectUri: CALLBACK,
    ...options,
  });
  const redirects = openRedirects(context);
  const begun = (changes: Partial<Redirect> = {}): Redirect => ({
    lapsesAt: clock.now() + 1,
    mode: 'redirect',
    verifier: 'a-verifier-of-this-browser',
    nonce: 'a-nonce',
    maxAge: null,
    remember: 'browser',
    returnTo: null,
    data: null,
    ...changes,
  });
  const tokens = (changes: Record<string, unknown> = {}) => {
    const { accessToken, idToken, refreshToken } = issue(clock.now(), 'first', {
      nonce: 'a-nonce',
      ...changes,
    });
    const signed = (token: string) => [head, ...token.split('.').slice(1)].join('.');
    return {
      access_token: signed(accessToken),
      id_token: signed(idToken),
      refresh_token: refreshToken,
      token_type: 'Bearer',
    };
  };
  return {
    context,
    redirects,
    clock,
    sent,
    begun,
    tokens,
    respond: (by: typeof respond) => {
      respond = by;
    },
    exchange: (redirect: Redirect | null = begun(), query = 'code=a-code&state=r1', by = signal) =>
      managedLoginServices(context).exchangeCode(
        { redirect: seal<unknown>({ query, redirect }, 'proof') },
        by,
      ),
    /** Whether a page that comes now finds a session. */
    elsewhere: async () => {
      const other = serviceContext(pool, browser.tab().environment);
      return (await other.vault.session.load()).session !== null;
    },
    stored: async (): Promise<StoredSession | null> => (await context.vault.session.load()).session,
  };
}
