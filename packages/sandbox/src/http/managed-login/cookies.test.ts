import { describe, expect, test } from 'vitest';
import { cookieOf, cookiesFrom, setCookie } from './cookies.ts';

const request = (cookie?: string) =>
  new Request('http://127.0.0.1:4599/login', cookie === undefined ? {} : { headers: { cookie } });

describe('a cookie', () => {
  test.each([
    ['a=1', '1'],
    ['b=2; a=1', '1'],
    ['b=2;a=1', '1'],
    ['  a=1  ;b=2', '1'],
    ['a=x=y', 'x=y'],
    ['a=', ''],
    ['a=1; a=2', '1'],
    ['ba=1', undefined],
    ['ab=1', undefined],
    ['b=a=1', undefined],
    ['A=1', undefined],
    ['a', undefined],
    ['', undefined],
  ])('in %j has its own value', (cookies, value) => {
    expect(cookieOf(request(cookies), 'a')).toBe(value);
  });

  test('is not there in a request without cookies', () => {
    expect(cookieOf(request(), 'a')).toBeUndefined();
  });
});

test('of several cookies with the same beginning all values are found', () => {
  expect(cookiesFrom(request('trip-1=a; other=b;trip-2=c; xtrip-3=d'), 'trip-')).toEqual(['1=a', '2=c']);
  expect(cookiesFrom(request(), 'trip-')).toEqual([]);
});

describe('a Set-Cookie header', () => {
  test('keeps a value from scripts and other sites, for some time', () => {
    expect(setCookie('a', 'x', 3_600)).toBe('a=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600');
    expect(setCookie('a', '', 3_600)).toBe('a=; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600');
  });

  test('without a value deletes the cookie', () => {
    expect(setCookie('a', undefined, 3_600)).toBe('a=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });
});
