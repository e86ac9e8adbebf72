import { usernameExists } from '../wire/exception.ts';
import type { Contact } from './factors.ts';
import type { PoolSettings } from './pool-settings.ts';
import { type User, verifiedContact } from './user.ts';

/** The users of a pool, found by any name they may sign in with. */
export class UserDirectory {
  readonly #users = new Map<string, User>();
  readonly #settings: () => PoolSettings;

  constructor(settings: () => PoolSettings) {
    this.#settings = settings;
  }

  /** The user whose name, sign-in attribute or verified alias this is. */
  find(name: string): User | undefined {
    return this.get(name) ?? this.#bySignInAttribute(name) ?? this.#byAlias(name);
  }

  /** The user of exactly this user name, aliases not looked at. */
  get(username: string): User | undefined {
    return this.#users.get(this.fold(username));
  }

  /**
   * A name can have been taken since it was looked for: triggers and the making of a verifier take time.
   *
   * @throws UsernameExistsException
   */
  add(user: User): void {
    const signInNames = this.#settings().usernameAttributes.flatMap(
      (name) => user.attributes.get(name) ?? [],
    );
    const isTaken = [user.username, ...signInNames].some((name) => (this.find(name) ?? user) !== user);
    if (isTaken) throw usernameExists();
    this.#users.set(this.fold(user.username), user);
  }

  delete(user: User): void {
    this.#users.delete(this.fold(user.username));
  }

  clear(): void {
    this.#users.clear();
  }

  all(): User[] {
    return [...this.#users.values()];
  }

  /** Another user who holds this e-mail address or phone number as a verified alias. */
  aliasOwner(attribute: Contact, value: string, except?: User): User | undefined {
    const wanted = this.fold(value);
    return this.all().find(
      (user) => user !== except && this.#folded(verifiedContact(user, attribute)) === wanted,
    );
  }

  fold(name: string): string {
    return this.#settings().usernameConfiguration.caseSensitive ? name : name.toLowerCase();
  }

  #folded(name: string | undefined): string | undefined {
    return name === undefined ? undefined : this.fold(name);
  }

  #bySignInAttribute(name: string): User | undefined {
    const attributes = this.#settings().usernameAttributes;
    return this.all().find((user) =>
      attributes.some((attribute) => this.#folded(user.attributes.get(attribute)) === this.fold(name)),
    );
  }

  #byAlias(name: string): User | undefined {
    const wanted = this.fold(name);
    const aliases = this.#settings().aliasAttributes;
    return this.all().find((user) =>
      aliases.some((alias) => {
        const value =
          alias === 'preferred_username' ? user.attributes.get(alias) : verifiedContact(user, alias);
        return this.#folded(value) === wanted;
      }),
    );
  }
}
