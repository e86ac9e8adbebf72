/** The value of a cookie of a request. */
export function cookieOf(request: Request, name: string): string | undefined {
  return cookiesFrom(request, `${name}=`)[0];
}

/** The values of all cookies of a request that begin with a text, which is not part of them. */
export function cookiesFrom(request: Request, start: string): string[] {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(start)).map((pair) => pair.slice(start.length));
}

/** A Set-Cookie header that no script can read and no other site sends; without a value it deletes the cookie. */
export function setCookie(name: string, value: string | undefined, seconds: number): string {
  return `${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${value === undefined ? 0 : seconds}`;
}
