import { inspect } from 'node:util';
import { vi } from 'vitest';
import { raced } from './raced.ts';

/** Members of requests and responses whose values only the services may see. */
const SECRET_MEMBERS =
  /^(AccessToken|IdToken|RefreshToken|REFRESH_TOKEN|Session|SRP_A|SRP_B|SECRET_BLOCK|SECRET_HASH|SecretHash|PASSWORD|Password|ProposedPassword|PreviousPassword|NEW_PASSWORD|.*_CODE|ConfirmationCode|UserCode|SecretCode|PASSWORD_CLAIM_.*|PasswordVerifier|Salt|CREDENTIAL|access_token|id_token|refresh_token|code|code_verifier)$/;

/** Learns every secret on the wire and looks for it in everything that could be seen. */
export class Secrets {
  readonly #secrets = new Map<string, string>();
  #seen: string[] = [];
  /** False if a response arrives just as the request is aborted: the abort comes too late. */
  hearsAborts = true;

  constructor(...secrets: string[]) {
    this.add(...secrets);
    for (const method of ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const) {
      vi.spyOn(console, method).mockImplementation((...shown: unknown[]) => this.see(shown));
    }
  }

  add(...secrets: string[]): void {
    for (const secret of secrets) this.#secrets.set(secret, 'given');
  }

  /** Records something that the app, a developer tool, a log or another page could see. */
  see(what: unknown): void {
    this.#seen.push(asText(what));
  }

  /** A `fetch` that learns the secrets of requests and responses. */
  watch(fetch: (request: Request) => Promise<Response>): typeof globalThis.fetch {
    const watched = async (request: Request) => {
      this.#learn(await bodyOf(request));
      const response = await fetch(request);
      this.#learn(await bodyOf(response));
      return response;
    };
    return (input, init) => {
      const request = new Request(input, init);
      return this.hearsAborts ? raced(request.signal, watched(request)) : watched(request);
    };
  }

  #learn(value: unknown, member = ''): void {
    if (typeof value === 'string') {
      // Shorter ones occur anywhere.
      if (SECRET_MEMBERS.test(member) && value.length >= 6) this.#secrets.set(value, member);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) this.#learn(inner, key);
    }
  }

  /** Returns the names of leaked secrets; the record is kept afterwards, unless it is `forgotten`. */
  leaks(forgotten = false): string[] {
    const leaks = this.#leaks(this.#seen.join('\n'), []);
    if (forgotten) this.#seen = [];
    return leaks;
  }

  /** Returns the names of the secrets in something that may contain some of them. */
  leaksIn(what: unknown, allowed: readonly string[]): string[] {
    return this.#leaks(asText(what), allowed);
  }

  #leaks(all: string, allowed: readonly string[]): string[] {
    return [...this.#secrets]
      .filter(([, name]) => !allowed.includes(name))
      .filter(([secret]) => (/^\d+$/.test(secret) ? asWord(secret).test(all) : all.includes(secret)))
      .map(([secret, name]) => `${name}: ${secret.slice(0, 12)}`);
  }
}

/** Six digits occur in any long number; as a code they stand alone. */
const asWord = (digits: string): RegExp => new RegExp(`(?<![\\w.-])${digits}(?![\\w.-])`);

/** As JSON, and as a console would print it: each shows what the other hides. */
function asText(what: unknown): string {
  const objects = new WeakSet<object>();
  const json = JSON.stringify(what, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null) {
      if (objects.has(value)) return undefined;
      objects.add(value);
      if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
      if (value instanceof Error) return [value.message, value.stack, Object.entries(value)];
    }
    return value;
  });
  return `${json}\n${inspect(printable(what), { depth: 6 })}`;
}

/** The parts of an inspection event that change: printing the whole machine each time would take minutes. */
function printable(what: unknown): unknown {
  if (typeof what !== 'object' || what === null || !('actorRef' in what)) return what;
  const { event, snapshot } = what as { event?: unknown; snapshot?: object };
  const { context, output, input, error } = { ...snapshot } as Record<string, unknown>;
  return { event, context, output, input, error };
}

const bodyOf = (message: Request | Response): Promise<unknown> =>
  message
    .clone()
    .json()
    .catch(() => null);
