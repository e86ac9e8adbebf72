/** The cookies that one origin has set in a browser. */
export class CookieJar {
  readonly #values = new Map<string, string>();

  /** The Cookie header of the next request; undefined if there are none. */
  get header(): string | undefined {
    const pairs = [...this.#values].map(([name, value]) => `${name}=${value}`);
    return pairs.length === 0 ? undefined : pairs.join('; ');
  }

  /** Takes the cookies of a response. Empty or expired ones are removed. */
  take({ headers }: Response): void {
    for (const cookie of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /;\s*max-age=0\b/i.test(cookie)) this.#values.delete(name);
      else this.#values.set(name, value);
    }
  }

  clear(): void {
    this.#values.clear();
  }
}
