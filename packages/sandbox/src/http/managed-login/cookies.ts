/** Returns the value of a cookie in a request. */
export function cookieOf(request: Request, name: string): string | undefined {
  return cookiesFrom(request, `${name}=`)[0];
}

/** Returns the values of all cookies in a request that begin with a text, without that text. */
export function cookiesFrom(request: Request, start: string): string[] {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(start)).map((pair) => pair.slice(start.length));
}

/** Returns a Set-Cookie header that no script can read and no other site can send; without a value it deletes the cookie. */
export function setCookie(name: string, value: string | undefined, seconds: number): string {
  return `${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${value === undefined ? 0 : seconds}`;
}
