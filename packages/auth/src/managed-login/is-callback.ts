/** Whether a URL is the redirect URI with a code or an error from managed login. */
export function isCallback(href: string, redirectUri: string): boolean {
  try {
    const url = new URL(href);
    const { origin, pathname, searchParams } = new URL(redirectUri);
    const has = (name: string) => url.searchParams.has(name) && !searchParams.has(name);
    return url.origin === origin && url.pathname === pathname && (has('code') || has('error'));
  } catch {
    return false;
  }
}
