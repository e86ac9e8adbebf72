import type { User } from './user.ts';

/** Users by a text of theirs. Letter case is left to the caller: a key finds every spelling of it. */
export class UserIndex {
  readonly #users = new Map<string, Set<User>>();

  /** In the order in which they were added. */
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
