import type { User } from './user.ts';

/** Users by one of their texts. The caller handles letter case: a key finds every spelling. */
export class UserIndex {
  readonly #users = new Map<string, Set<User>>();

  /** In the order they were added. */
  find(key: string): Iterable<User> {
    return this.#users.get(key.toLowerCase()) ?? [];
  }

  add(key: string, user: User): void {
    const found = this.#users.get(key.toLowerCase());
    if (found) found.add(user);
    else this.#users.set(key.toLowerCase(), new Set([user]));
  }

  delete(key: string, user: User): void {
    const found = this.#users.get(key.toLowerCase());
    found?.delete(user);
    if (found?.size === 0) this.#users.delete(key.toLowerCase());
  }

  clear(): void {
    this.#users.clear();
  }
}
