import { randomBytes } from 'node:crypto';
import { type Lab, PASSWORD } from './probe.ts';

export const CALLBACK = 'http://localhost:3000/callback';

/** The result of a visit to managed login: the final URL, which may be the app's, and the text of the page. */
export interface Visit {
  readonly status: number;
  readonly url: URL;
  readonly page: string;
}

/** The values that a person types; the field of each is found by its kind, because names differ. */
export interface Typed {
  readonly username?: string;
  readonly password?: string;
  readonly email?: string;
  readonly code?: string;
}

/** A headless visitor: keeps cookies, follows redirects up to the app, and fills in the forms of pages. */
export class Visitor {
  readonly #lab: Lab;
  /** By the host that set them. */
  readonly #cookies = new Map<string, Map<string, string>>();

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
  async signIn(
    username: string,
    parameters: Readonly<Record<string, string>> = {},
    password = PASSWORD,
  ): Promise<string> {
    const done = await this.submit(await this.authorize(parameters), { username, password });
    const code = done.url.searchParams.get('code');
    if (code === null)
      throw new Error(`The pages ended at ${done.status} ${done.url.pathname}, without a code.`);
    return code;
  }

  /** Follows the link of a page to another one of managed login, such as `signup`. */
  async follow({ url, page }: Visit, name: string): Promise<Visit> {
    const links = [...page.matchAll(/<a\b[^>]*\bhref="([^"]+)"/gi)].map(([, href = '']) => plain(href));
    const link = links.find((href) => new URL(href, url).pathname.toLowerCase() === `/${name.toLowerCase()}`);
    if (link === undefined) throw new Error(`${url.pathname} has no link to ${name}.`);
    return this.#visit(new URL(link, url));
  }

  /** Fills in the first form of a page that has a field for one of the values, and sends it. */
  submit({ url, page }: Visit, typed: Typed): Promise<Visit> {
    const forms = [...page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)];
    const filled = forms.map(([, head = '', inner = '']) => ({ head, ...fill(inner, typed) }));
    const form = filled.find(({ isForThem }) => isForThem);
    if (!form) throw new Error(`${url.pathname} has no form for ${Object.keys(typed).join()}.`);
    const [, action = ''] = /\baction="([^"]*)"/i.exec(form.head) ?? [];
    return this.#visit(new URL(plain(action) || url, url), form.body);
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
    const response = await this.#lab.target.fetch(new URL(path, this.#lab.target.domain), init);
    const body = (await response.json()) as object;
    this.#lab.note({ operation: `${path} ${response.status}`, members: Object.keys(body) });
    return body;
  }

  async #visit(from: URL, body?: URLSearchParams): Promise<Visit> {
    let url = from;
    let init: RequestInit = body === undefined ? {} : { method: 'POST', body };
    for (let redirects = 0; redirects < MOST_REDIRECTS; redirects += 1) {
      const response = await this.#lab.target.fetch(url, {
        ...init,
        headers: { cookie: this.#cookiesFor(url) },
        redirect: 'manual',
      });
      for (const set of response.headers.getSetCookie()) this.#keep(url, set);
      const location = response.headers.get('location');
      const page = await response.text();
      this.#lab.note({ operation: `${url.pathname} ${response.status}` });
      if (location === null) return { status: response.status, url, page };
      const next = new URL(location, url);
      if (!this.#isManagedLogin(next)) {
        const to = `${next.origin}${next.pathname} ${[...next.searchParams.keys()].join()}`;
        this.#lab.note({ operation: `to ${to}` });
        return { status: response.status, url: next, page };
      }
      url = next;
      init = {};
    }
    throw new Error('The pages redirect in a circle.');
  }

  #cookiesFor({ host }: URL): string {
    return [...(this.#cookies.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep({ host }: URL, set: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar.set(name, value));
  }

  /** Whether a URL is one of the stack's domains. */
  #isManagedLogin({ hostname }: URL): boolean {
    const { hostname: own } = new URL(this.#lab.target.domain);
    return hostname.slice(hostname.indexOf('.')) === own.slice(own.indexOf('.'));
  }
}

/** The visible fields of a page's forms, by name. */
export function fieldsOf(page: string): string[] {
  return [...page.matchAll(INPUT)].flatMap(([input]) =>
    kindOf(input) === 'hidden' ? [] : attribute(input, 'name') || [],
  );
}

const INPUT = /<input\b[^>]*>/gi;
const MOST_REDIRECTS = 15;

const plain = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

function attribute(input: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(input)?.[1] ?? '');
}

/** Which of the values a field is for. */
function kindOf(input: string): keyof Typed | 'hidden' | undefined {
  const type = attribute(input, 'type').toLowerCase();
  if (type === 'hidden' || type === 'submit') return 'hidden';
  if (type === 'password') return 'password';
  const about = `${attribute(input, 'name')} ${attribute(input, 'autocomplete')}`.toLowerCase();
  if (about.includes('code')) return 'code';
  if (about.includes('username')) return 'username';
  return about.includes('email') ? 'email' : undefined;
}

function fill(form: string, typed: Typed): { body: URLSearchParams; isForThem: boolean } {
  const body = new URLSearchParams();
  let isForThem = false;
  for (const [input] of form.matchAll(INPUT)) {
    const [name, kind] = [attribute(input, 'name'), kindOf(input)];
    if (name === '') continue;
    const value = kind === undefined || kind === 'hidden' ? undefined : typed[kind];
    if (value !== undefined) isForThem = true;
    if (kind === 'hidden' || value !== undefined) body.append(name, value ?? attribute(input, 'value'));
  }
  return { body, isForThem };
}

/** The response of the token endpoint (RFC 6749 section 5). */
export interface Grant {
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly access_token?: string;
  readonly error?: string;
}
