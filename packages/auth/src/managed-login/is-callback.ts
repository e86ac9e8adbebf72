const pathOf = ({ pathname }: URL) => pathname.replace(/\/$/, '');

/**
 * Whether a URL is the redirect URI with a code or an error from managed login. A server may have added a slash to its path, or
 * removed one. The state of another app client on this page names that client: it is left to it.
 */
export function isCallback(href: string, redirectUri: string, clientId: string): boolean {
  try {
    const url = new URL(href);
    const own = new URL(redirectUri);
    const { searchParams: given } = url;
    const [, madeFor = clientId] = /^[lsf][\w-]{43}(.+)$/.exec(given.get('state') ?? '') ?? [];
    return (
      url.origin === own.origin &&
      pathOf(url) === pathOf(own) &&
      (given.has('code') || given.has('error')) &&
      madeFor === clientId
    );
  } catch {
    return false;
  }
}
