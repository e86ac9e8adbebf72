import { describe, expect, test } from 'vitest';
import { publicUrl, withSecureCookies } from './public-url.ts';

const at = (url: string, headers: Record<string, string> = {}) =>
  publicUrl(new Request(url, { headers })).href;

describe('the URL of a request', () => {
  test.each<[string, Record<string, string>, string]>([
    ['http://127.0.0.1:4599/a?b=c', {}, 'http://127.0.0.1:4599/a?b=c'],
    ['http://127.0.0.1:4599/', { 'x-forwarded-proto': 'https' }, 'https://127.0.0.1:4599/'],
    ['http://127.0.0.1:4599/', { 'x-forwarded-proto': 'http' }, 'http://127.0.0.1:4599/'],
    ['http://127.0.0.1:4599/', { 'x-forwarded-host': 'auth.localhost' }, 'http://auth.localhost/'],
    ['http://127.0.0.1:4599/', { 'x-forwarded-host': 'localhost:8443' }, 'http://localhost:8443/'],
    ['http://127.0.0.1:4599/', { 'x-forwarded-host': 'evil.example' }, 'http://127.0.0.1:4599/'],
    ['http://127.0.0.1:4599/', { 'x-forwarded-host': '' }, 'http://127.0.0.1:4599/'],
  ])('%s with %j is %s', (url, headers, expected) => {
    expect(at(url, headers)).toBe(expected);
  });

  test('of another machine is as it came: nobody forwards there', () => {
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'localhost' };
    expect(at('http://auth.example/', forwarded)).toBe('http://auth.example/');
  });
});

describe('cookies', () => {
  const cookies = ['a=1; Path=/', 'b=2; Path=/'];
  const response = () => new Response(null, { headers: cookies.map((cookie) => ['set-cookie', cookie]) });
  const after = (url: string) => withSecureCookies(response(), new URL(url)).headers.getSetCookie();

  test('that are set over TLS are only sent over TLS', () => {
    expect(after('https://localhost/')).toEqual(cookies.map((cookie) => `${cookie}; Secure`));
    expect(after('http://localhost/')).toEqual(cookies);
  });

  test('are not added to a response without any', () => {
    const plain = withSecureCookies(new Response(null), new URL('https://localhost/'));
    expect(plain.headers.getSetCookie()).toEqual([]);
  });
});
