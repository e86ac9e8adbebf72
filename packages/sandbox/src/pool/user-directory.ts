import { usernameExists } from '../wire/exception.ts';
import type { Contact } from './factors.ts';
import { IDENTITIES, type Identity, identitiesOf } from './identity.ts';
import type { PoolSettings } from './pool-settings.ts';
import { type User, verifiedContact } from './user.ts';
import { UserIndex } from './user-index.ts';

type NamingAttribute = Contact | 'preferred_username';

/** The users of a pool, found by any name they can sign in with. */
export class UserDirectory {
  // In the order they were added, with a hole for each deleted user, so that positions do not change.
  #order: (User | undefined)[] = [];
  readonly #places = new Map<User, number>();
  readonly #bySub = new Map<string, User>();
  readonly #byUsername = new UserIndex();
  readonly #byAttribute: Record<NamingAttribute, UserIndex> = {
    email: new UserIndex(),
    phone_number: new UserIndex(),
    preferred_username: new UserIndex(),
  };
  /** The accounts of users at identity providers. */
  readonly #identities = new Map<User, readonly string[]>();
  readonly #byIdentity = new Map<string, User>();
  readonly #settings: () => PoolSettings;

  constructor(settings: () => PoolSettings) {
    this.#settings = settings;
  }

  get size(): number {
    return this.#places.size;
  }

  /** Returns the user with this name, sign-in attribute or verified alias. */
  find(name: string): User | undefined {
    return this.get(name) ?? this.#bySignInAttribute(name) ?? this.#byAlias(name);
  }

  /** Returns the user with exactly this username, regardless of aliases. */
  get(username: string): User | undefined {
    return this.#first(this.#byUsername.find(username), username, (user) => user.username);
  }

  bySub(sub: string): User | undefined {
    return this.#bySub.get(sub);
  }

  /** Returns the user of an account at an identity provider. */
  byIdentity(providerName: string, userId: string): User | undefined {
    return this.#byIdentity.get(identityKey({ providerName, userId }));
  }

  /**
   * Adds a user. A name may have been taken since it was looked up: triggers and computing a verifier take time.
   *
   * @throws UsernameExistsException
   */
  add(user: User): void {
    const signInNames = this.#settings().usernameAttributes.flatMap(
      (name) => user.attributes.get(name) ?? [],
    );
    const isTaken = [user.username, ...signInNames].some((name) => (this.find(name) ?? user) !== user);
    if (isTaken) throw usernameExists();
    if (this.#places.has(user)) return;
    this.#places.set(user, this.#order.length);
    this.#order.push(user);
    this.#bySub.set(user.sub, user);
    this.#byUsername.add(user.username, user);
    for (const [name, value] of user.attributes) this.#indexOf(name)?.add(value, user);
    this.#keepIdentities(user, identitiesOf(user));
    user.attributes.watcher = (name, before, after) => {
      if (before !== undefined) this.#indexOf(name)?.delete(before, user);
      if (after !== undefined) this.#indexOf(name)?.add(after, user);
      if (name === IDENTITIES) this.#keepIdentities(user, identitiesOf(user));
    };
  }

  delete(user: User): void {
    const place = this.#places.get(user);
    if (place === undefined) return;
    this.#places.delete(user);
    this.#order[place] = undefined;
    this.#bySub.delete(user.sub);
    this.#byUsername.delete(user.username, user);
    for (const [name, value] of user.attributes) this.#indexOf(name)?.delete(value, user);
    this.#keepIdentities(user, []);
    user.attributes.watcher = undefined;
  }

  clear(): void {
    for (const user of this.#places.keys()) user.attributes.watcher = undefined;
    this.#places.clear();
    this.#order = [];
    this.#bySub.clear();
    this.#byUsername.clear();
    for (const index of Object.values(this.#byAttribute)) index.clear();
    this.#identities.clear();
    this.#byIdentity.clear();
  }

  /** In the order they were added. */
  all(): User[] {
    return [...this.#places.keys()];
  }

  /** Returns users from a position on, and the position of the next page. */
  page(
    from: number,
    limit: number,
    isWanted: (user: User) => boolean = () => true,
  ): { items: User[]; next: number | undefined } {
    const items: User[] = [];
    for (let place = from; place < this.#order.length; place += 1) {
      const user = this.#order[place];
      if (!user || !isWanted(user)) continue;
      if (items.length === limit) return { items, next: place };
      items.push(user);
    }
    return { items, next: undefined };
  }

  /** Returns the users with exactly this value of an attribute; undefined if the directory has no index for it. */
  withAttribute(name: string, value: string): User[] | undefined {
    if (name === 'sub') return [this.bySub(value)].flatMap((user) => user ?? []);
    const found = name === 'username' ? this.#byUsername.find(value) : this.#indexOf(name)?.find(value);
    return found && [...found];
  }

  has(user: User): boolean {
    return this.#places.has(user);
  }

  /** Returns another user with this email address or phone number as a verified alias. */
  aliasOwner(attribute: Contact, value: string, except?: User): User | undefined {
    return this.#first(this.#byAttribute[attribute].find(value), value, (user) =>
      user === except ? undefined : verifiedContact(user, attribute),
    );
  }

  fold(name: string): string {
    return this.#settings().usernameConfiguration.caseSensitive ? name : name.toLowerCase();
  }

  #bySignInAttribute(name: string): User | undefined {
    return this.#firstOf(this.#settings().usernameAttributes, (attribute) =>
      this.#first(this.#byAttribute[attribute].find(name), name, (user) => user.attributes.get(attribute)),
    );
  }

  #byAlias(name: string): User | undefined {
    return this.#firstOf(this.#settings().aliasAttributes, (alias) =>
      this.#first(this.#byAttribute[alias].find(name), name, (user) =>
        alias === 'preferred_username' ? user.attributes.get(alias) : verifiedContact(user, alias),
      ),
    );
  }

  #firstOf<A>(attributes: readonly A[], find: (attribute: A) => User | undefined): User | undefined {
    for (const attribute of attributes) {
      const user = find(attribute);
      if (user) return user;
    }
    return undefined;
  }

  #first(
    candidates: Iterable<User>,
    name: string,
    nameOf: (user: User) => string | undefined,
  ): User | undefined {
    const wanted = this.fold(name);
    for (const user of candidates) {
      const found = nameOf(user);
      if (found !== undefined && this.fold(found) === wanted) return user;
    }
    return undefined;
  }

  #keepIdentities(user: User, identities: readonly Identity[]): void {
    for (const key of this.#identities.get(user) ?? []) this.#byIdentity.delete(key);
    const keys = identities.map(identityKey);
    for (const key of keys) this.#byIdentity.set(key, user);
    if (keys.length > 0) this.#identities.set(user, keys);
    else this.#identities.delete(user);
  }

  #indexOf(name: string): UserIndex | undefined {
    return Object.hasOwn(this.#byAttribute, name) ? this.#byAttribute[name as NamingAttribute] : undefined;
  }
}

const identityKey = ({ providerName, userId }: Pick<Identity, 'providerName' | 'userId'>): string =>
  JSON.stringify([providerName, userId]);
