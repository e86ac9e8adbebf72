import { toBase64Url } from '../bytes.ts';
import type { SandboxClock } from '../controls/clock.ts';
import { EndedItems } from '../ended.ts';
import type { SandboxEnvironment } from '../environment.ts';
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
  readonly session: SsoSession;
}

interface IssuedCode {
  readonly authorization: Authorization;
  readonly expiresAt: number;
}

const FIVE_MINUTES = 300_000;
const CODE_BYTES = 24;

/** Authorization codes that wait for the token endpoint: good for five minutes, once. */
export class AuthorizationCodes {
  readonly #codes = new Map<string, IssuedCode>();
  readonly #clock: SandboxClock;
  readonly #random: SandboxEnvironment['random'];
  readonly #ended: EndedItems<[string, IssuedCode]>;

  constructor(clock: SandboxClock, random: SandboxEnvironment['random'], endedLimit: number) {
    this.#clock = clock;
    this.#random = random;
    this.#ended = new EndedItems(endedLimit, ([, { expiresAt }]) => clock.now() >= expiresAt);
  }

  issue(authorization: Authorization): string {
    const items = { size: this.#codes.size, values: () => this.#codes.entries() };
    for (const [expired] of this.#ended.toDrop(items)) this.#codes.delete(expired);
    const code = toBase64Url(this.#random(CODE_BYTES));
    this.#codes.set(code, { authorization, expiresAt: this.#clock.now() + FIVE_MINUTES });
    return code;
  }

  /** The authorization of a code, which is used up by this. */
  redeem(code: string): Authorization | undefined {
    const issued = this.#codes.get(code);
    this.#codes.delete(code);
    return issued && this.#clock.now() < issued.expiresAt ? issued.authorization : undefined;
  }

  clear(): void {
    this.#codes.clear();
  }
}
