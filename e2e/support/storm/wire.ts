import type { Sandbox } from '@latchkey/sandbox';
import { REFRESH } from '../faults.ts';

/** Members of requests and answers that nobody but the library may see. */
const SECRET =
  /^(AccessToken|IdToken|RefreshToken|Session|SRP_A|SRP_B|SECRET_BLOCK|PASSWORD.*|PasswordVerifier|Salt|.*_CODE)$/;

/** All that goes to the pool and back, looked at in front of it. */
export class Wire {
  /** Each with the member that held it. */
  readonly secrets = new Map<string, string>();
  /** Counts what ends a page, or what a page waits for: a refresh of before may still be in the air. */
  breaks = 0;
  /** Whether two pages that lived refreshed at a time. */
  hasOverlap = false;
  requests = 0;
  readonly #inAir = new Set<{ readonly breaks: number }>();
  readonly #sandbox: Sandbox;
  readonly #fetch: Sandbox['fetch'];

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.#fetch = sandbox.fetch.bind(sandbox);
    sandbox.fetch = async (input, init) => {
      // A server's own kind of Request is one, but cannot be copied by the platform's constructor.
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      this.requests += 1;
      this.#learn(await bodyOf(request));
      const isRefresh = request.headers.get('x-amz-target')?.endsWith(REFRESH) ?? false;
      const flight = { breaks: this.breaks };
      if (isRefresh) {
        this.hasOverlap ||= [...this.#inAir].some(({ breaks }) => breaks === this.breaks);
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
      // Shorter ones are found in anything.
      if (SECRET.test(member) && value.length >= 6) this.secrets.set(value, member);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) this.#learn(inner, name);
    }
  }
}

const bodyOf = (message: Request | Response): Promise<unknown> =>
  message
    .clone()
    .json()
    .catch(() => null);
