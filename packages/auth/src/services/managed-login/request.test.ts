import { describe, expect, it } from 'vitest';
import { type CheckedRequest, checkRequest, dataIn, pathOf } from './request.ts';

const HREF = 'https://app.example/notes?page=2#last';
const nothing: CheckedRequest = {
  parameters: {},
  frame: false,
  maxAge: null,
  remember: 'browser',
  returnTo: null,
  data: null,
};

describe('a request for managed login', () => {
  it('that asks for nothing is one', () => {
    expect(checkRequest('redirect', {}, HREF)).toEqual(nothing);
  });

  it('has each of its members where managed login reads it', () => {
    const given = {
      provider: 'Google',
      loginHint: 'ann',
      prompt: 'login',
      lang: 'de',
      resource: 'https://api.example',
      acrValues: 'mfa',
      maxAge: 0,
      remember: 'none',
      frame: true,
      returnTo: '/notes',
      data: { draft: 1 },
    };
    expect(checkRequest('redirect', given, HREF)).toEqual({
      parameters: {
        identity_provider: 'Google',
        login_hint: 'ann',
        prompt: 'login',
        lang: 'de',
        resource: 'https://api.example',
        acr_values: 'mfa',
        max_age: '0',
      },
      frame: true,
      maxAge: 0,
      remember: 'none',
      returnTo: '/notes',
      data: '{"draft":1}',
    });
    expect(checkRequest('popup', { idpIdentifier: 'acme.example' }, HREF)).toMatchObject({
      parameters: { idp_identifier: 'acme.example' },
    });
  });

  it('that is silent asks nobody, with any other option', () => {
    expect(checkRequest('silent', {}, HREF)).toEqual({ ...nothing, parameters: { prompt: 'none' } });
    expect(checkRequest('silent', { prompt: 'login' }, HREF)).toMatchObject({
      parameters: { prompt: 'none' },
    });
  });

  it.each(['login', 'select_account', 'consent'])('may ask the person for %s', (prompt) => {
    expect(checkRequest('redirect', { prompt }, HREF)).toMatchObject({ parameters: { prompt } });
  });

  it.each([
    null,
    'text',
    [],
    { provider: '' },
    { provider: 7 },
    { lang: 'x'.repeat(2_049) },
    { prompt: 'none' },
    { prompt: null },
    { remember: 'for ever' },
    { remember: null },
    { maxAge: -1 },
    { maxAge: 1.5 },
    { maxAge: '60' },
    { maxAge: Number.POSITIVE_INFINITY },
    { provider: 'Google', idpIdentifier: 'acme.example' },
  ])('is none that asks for %#', (given) => {
    expect(checkRequest('redirect', given, HREF)).toBe('request-invalid');
  });

  it('may have a word of 2,048 characters, and 10,000 of data', () => {
    const lang = 'x'.repeat(2_048);
    expect(checkRequest('redirect', { lang }, HREF)).toMatchObject({ parameters: { lang } });
    const data = 'x'.repeat(9_998);
    expect(checkRequest('redirect', { data }, HREF)).toMatchObject({ data: `"${data}"` });
    expect(checkRequest('redirect', { data: `${data}x` }, HREF)).toBe('data-invalid');
  });

  it('has nothing of what a prototype holds, and a frame only where it is asked for', () => {
    const given = Object.assign(Object.create({ lang: 'de', returnTo: '/x' }) as object, { frame: 'yes' });
    expect(checkRequest('redirect', given, HREF)).toEqual(nothing);
  });

  it.each([1n, () => 1, Symbol('x')])('has no data that JSON cannot hold: %#', (data) => {
    expect(checkRequest('redirect', { data }, HREF)).toBe('data-invalid');
  });

  it('whose way back leads elsewhere is refused', () => {
    expect(checkRequest('redirect', { returnTo: 'https://evil.example' }, HREF)).toBe('return-to-invalid');
  });
});

describe('the way back', () => {
  it.each([
    ['/a/b?c=d#e', '/a/b?c=d#e'],
    ['a', '/a'],
    ['https://app.example/a', '/a'],
    ['?q', '/?q'],
  ])('%s leads to %s', (given, path) => {
    expect(pathOf(given, HREF)).toBe(path);
  });

  it.each([
    'http://app.example/a',
    'https://app.example:444/a',
    'https://ann@app.example/a',
    'https://:pw@app.example/a',
    '//evil.example/a',
    '/.//evil.example',
    'blob:https://app.example/x',
    `/${'x'.repeat(2_048)}`,
    'https://[',
    7,
    null,
  ])('leads nowhere else: %#', (given) => {
    expect(pathOf(given, HREF)).toBeUndefined();
  });

  it('leads nowhere from a page without an address', () => {
    expect(pathOf('/a', '')).toBeUndefined();
  });
});

it('the data of an app comes back as it was', () => {
  expect(dataIn(null)).toBeUndefined();
  expect(dataIn('{"draft":[1,null]}')).toEqual({ draft: [1, null] });
});

it('data that is not JSON is ignored: another script may have stored it', () => {
  expect(dataIn('{"draft":')).toBeUndefined();
});
