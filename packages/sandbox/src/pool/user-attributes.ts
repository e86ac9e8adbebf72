/** Called after an attribute has changed; undefined means none. */
type Watcher = (name: string, before: string | undefined, after: string | undefined) => void;

/** A user's attributes by name. The pool's directory watches them, to find users by their values. */
export class UserAttributes extends Map<string, string> {
  watcher: Watcher | undefined;

  constructor(attributes: Iterable<readonly [string, string]>) {
    super();
    for (const [name, value] of attributes) this.set(name, value);
  }

  override set(name: string, value: string): this {
    const before = this.get(name);
    super.set(name, value);
    this.watcher?.(name, before, value);
    return this;
  }

  override delete(name: string): boolean {
    const before = this.get(name);
    const isDeleted = super.delete(name);
    if (isDeleted) this.watcher?.(name, before, undefined);
    return isDeleted;
  }
}
