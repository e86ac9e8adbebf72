import { takeOptions } from '../require-argument.ts';
import type { LegacyItems } from './legacy.ts';

export interface CookieItemsOptions {
  /** The domain passed to Amplify's CookieStorage: without it its cookies cannot be removed. Default: the page's host. */
  readonly domain?: string | undefined;
  /** Default: `/`. */
  readonly path?: string | undefined;
  /** Default: the page's. */
  readonly document?: Pick<Document, 'cookie'> | undefined;
}

/**
 * Returns the cookies of this page as items: Amplify stores its session there with `CookieStorage`. HttpOnly cookies set by a
 * server are not included: scripts cannot read them.
 */
export function cookieItems(options: CookieItemsOptions = {}): LegacyItems {
  const {
    domain,
    path = '/',
    document: page = globalThis.document,
  } = takeOptions(options, ['domain', 'path', 'document']);
  const cookies = () =>
    page.cookie
      .split('; ')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', ...rest] = pair.split('=');
        return { raw: name, name: decoded(name), value: decoded(rest.join('=')) };
      });
  return {
    get length() {
      return cookies().length;
    },
    key: (index) => cookies()[index]?.name ?? null,
    getItem: (wanted) => cookies().find(({ name }) => name === wanted)?.value ?? null,
    removeItem(wanted) {
      const found = cookies().find(({ name }) => name === wanted);
      if (!found) return;
      page.cookie = `${found.raw}=; Max-Age=0; Path=${path}${domain === undefined ? '' : `; Domain=${domain}`}`;
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Set by another script, in an encoding of its own.
    return text;
  }
}
