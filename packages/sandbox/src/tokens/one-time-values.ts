import { toBase64Url } from '../bytes.ts';
import type { SandboxClock } from '../controls/clock.ts';
import { EndedItems } from '../ended.ts';
import type { SandboxEnvironment } from '../environment.ts';

interface Issued<T> {
  readonly value: T;
  readonly expiresAt: number;
}

const FIVE_MINUTES = 300_000;
const NAME_BYTES = 24;

/**
 * Values under random names: authorization codes, and round trips to identity providers. Each is valid for five minutes, once
 * (developer guide, "Quotas in Amazon Cognito").
 */
export class OneTimeValues<T> {
  readonly #issued = new Map<string, Issued<T>>();
  readonly #clock: SandboxClock;
  readonly #random: SandboxEnvironment['random'];
  readonly #ended: EndedItems<[string, Issued<T>]>;

  constructor(clock: SandboxClock, random: SandboxEnvironment['random'], endedLimit: number) {
    this.#clock = clock;
    this.#random = random;
    this.#ended = new EndedItems(endedLimit, ([, { expiresAt }]) => clock.now() >= expiresAt);
  }

  /** Number of stored values, including expired ones. */
  get size(): number {
    return this.#issued.size;
  }

  /** Stores a value under an unguessable name. */
  issue(value: T): string {
    const items = { size: this.#issued.size, values: () => this.#issued.entries() };
    for (const [expired] of this.#ended.toDrop(items)) this.#issued.delete(expired);
    const name = toBase64Url(this.#random(NAME_BYTES));
    this.#issued.set(name, { value, expiresAt: this.#clock.now() + FIVE_MINUTES });
    return name;
  }

  /** Returns a value without using it up. */
  find(name: string): T | undefined {
    const issued = this.#issued.get(name);
    return issued && this.#clock.now() < issued.expiresAt ? issued.value : undefined;
  }

  /** Returns a value and uses it up. */
  redeem(name: string): T | undefined {
    const value = this.find(name);
    this.#issued.delete(name);
    return value;
  }

  clear(): void {
    this.#issued.clear();
  }
}
