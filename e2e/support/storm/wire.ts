import type { Sandbox } from '@latchkey/sandbox';
import { REFRESH } from '../faults.ts';

/** Members of requests and responses that only the library may see. */
const SECRET =
  /^(AccessToken|IdToken|RefreshToken|(access|id|refresh)_token|code|code_verifier|Session|SRP_A|SRP_B|SECRET_BLOCK|PASSWORD.*|PasswordVerifier|Salt|.*_CODE)$/;

/** The path of refreshes and exchanges at the domain. */
export const TOKEN = '/oauth2/token';
const FORM = 'application/x-www-form-urlencoded';

/** All traffic with the pool, recorded in front of it. */
export class Wire {
  /** Each with the member that contained it. */
  readonly secrets = new Map<string, string>();
  /** Counts the events that end a page, or that a page waits for: an earlier refresh may still be pending. */
  breaks = 0;
  /** Whether two living pages refreshed at the same time. */
  hasOverlap = false;
  /** Site data were cleared: in Chromium, pages opened after that share no Web Locks with those opened before. */
  hasTwoLocks = false;
  requests = 0;
  readonly #inAir = new Set<{ readonly breaks: number }>();
  readonly #sandbox: Sandbox;
  readonly #fetch: Sandbox['fetch'];

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#fetch = sandbox.fetch.bind(sandbox);
    sandbox.fetch = async (input, init) => {
      // A server's own subclass of Request is accepted, but the platform's constructor cannot copy it.
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      this.requests += 1;
      this.#learn(await bodyOf(request));
      const isRefresh = await isRefreshIn(request);
      const flight = { breaks: this.breaks };
      if (isRefresh) {
        this.hasOverlap ||=
          !this.hasTwoLocks && [...this.#inAir].some(({ breaks }) => breaks === this.breaks);
        this.#inAir.add(flight);
      }
      try {
        const response = await this.#fetch(request);
        this.#learn(await bodyOf(response));
        return response;
      } finally {
        this.#inAir.delete(flight);
      }
    };
  }

  end(): void {
    this.#sandbox.fetch = this.#fetch;
  }

  #learn(value: unknown, member = ''): void {
    if (typeof value === 'string') {
      // Shorter ones occur anywhere.
      if (SECRET.test(member) && value.length >= 6) this.secrets.set(value, member);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) this.#learn(inner, name);
    }
  }
}

/** With the API, or at the token endpoint. */
async function isRefreshIn(request: Request): Promise<boolean> {
  if (request.headers.get('x-amz-target')?.endsWith(REFRESH)) return true;
  return request.url.endsWith(TOKEN) && (await request.clone().text()).includes('=refresh_token');
}

/** JSON, or the form that the token endpoint gets. */
async function bodyOf(message: Request | Response): Promise<unknown> {
  if (message.headers.get('content-type')?.startsWith(FORM)) {
    // Those of the pages have other members.
    return Object.fromEntries(new URLSearchParams(await message.clone().text()));
  }
  return message
    .clone()
    .json()
    .catch(() => null);
}
