/** The value of a cookie of a request. */
export function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** A Set-Cookie header that no script can read and no other site sends; without a value it deletes the cookie. */
export function setCookie(name: string, value: string | undefined, seconds: number): string {
  return `${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${value === undefined ? 0 : seconds}`;
}
