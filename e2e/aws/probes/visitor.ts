import { randomBytes } from 'node:crypto';
import { type Lab, PASSWORD } from './probe.ts';

export const CALLBACK = 'http://localhost:3000/callback';

/** The result of a visit to managed login: the final URL, which may be the app's, and the text of the page. */
export interface Visit {
  readonly status: number;
  readonly url: URL;
  readonly page: string;
}

/** A headless visitor: keeps cookies, follows redirects up to another origin, and fills in the page's form. */
export class Visitor {
  readonly #lab: Lab;
  readonly #cookies = new Map<string, string>();

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /**
   * Opens the authorize endpoint with the parameters of a good app, unless `parameters` replace them. An empty one is left
   * out.
   */
  authorize(parameters: Readonly<Record<string, string>> = {}): Promise<Visit> {
    const url = new URL('/oauth2/authorize', this.#lab.target.domain);
    const all = {
      response_type: 'code',
      client_id: this.#lab.target.outputs.PageClientId,
      redirect_uri: CALLBACK,
      scope: 'openid',
      state: randomBytes(8).toString('hex'),
      ...parameters,
    };
    for (const [name, value] of Object.entries(all)) if (value !== '') url.searchParams.set(name, value);
    return this.#visit(url);
  }

  /** Signs in with the form of the page; resolves with the authorization code. */
  async signIn(username: string, parameters: Readonly<Record<string, string>> = {}): Promise<string> {
    const form = await this.authorize(parameters);
    const hidden = [...form.page.matchAll(/<input\b[^>]*>/gi)].flatMap(([input]) => {
      const [, name] = /\bname="([^"]+)"/.exec(input) ?? [];
      const [, value = ''] = /\bvalue="([^"]*)"/.exec(input) ?? [];
      return /\btype="hidden"/i.test(input) && name !== undefined ? [[name, value]] : [];
    });
    const [, action = ''] = /<form\b[^>]*\baction="([^"]+)"/i.exec(form.page) ?? [];
    const body = new URLSearchParams([...hidden, ['username', username], ['password', PASSWORD]]);
    const done = await this.#visit(new URL(action.replaceAll('&amp;', '&') || form.url, form.url), body);
    const code = done.url.searchParams.get('code');
    if (code === null)
      throw new Error(`The pages ended at ${done.status} ${done.url.pathname}, without a code.`);
    return code;
  }

  /** Exchanges a code; `error` is that of RFC 6749. */
  async exchange(code: string, parameters: Readonly<Record<string, string>> = {}): Promise<Grant> {
    return (await this.#json('/oauth2/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: this.#lab.target.outputs.PageClientId,
        redirect_uri: CALLBACK,
        code,
        ...parameters,
      }),
    })) as Grant;
  }

  async userInfo(accessToken = ''): Promise<Readonly<Record<string, unknown>>> {
    const headers = { authorization: `Bearer ${accessToken}` };
    return (await this.#json('/oauth2/userInfo', { headers })) as Readonly<Record<string, unknown>>;
  }

  async #json(path: string, init: RequestInit): Promise<object> {
    const response = await fetch(new URL(path, this.#lab.target.domain), init);
    const body = (await response.json()) as object;
    this.#lab.note({ operation: `${path} ${response.status}`, members: Object.keys(body) });
    return body;
  }

  async #visit(from: URL, body?: URLSearchParams): Promise<Visit> {
    let url = from;
    let init: RequestInit = body === undefined ? {} : { method: 'POST', body };
    for (let redirects = 0; redirects < 10; redirects += 1) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' });
      for (const set of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        this.#cookies.set(name, value);
      }
      const location = response.headers.get('location');
      const page = await response.text();
      this.#lab.note({ operation: `${url.pathname} ${response.status}` });
      if (location === null) return { status: response.status, url, page };
      const next = new URL(location, url);
      if (next.origin !== url.origin) {
        this.#lab.note({
          operation: `to ${next.origin}${next.pathname} ${[...next.searchParams.keys()].join()}`,
        });
        return { status: response.status, url: next, page };
      }
      url = next;
      init = {};
    }
    throw new Error('The pages redirect in a circle.');
  }
}

/** The response of the token endpoint (RFC 6749 section 5). */
export interface Grant {
  readonly id_token?: string;
  readonly access_token?: string;
  readonly error?: string;
}
