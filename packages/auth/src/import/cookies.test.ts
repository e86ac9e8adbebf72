import { CookieStorage } from 'aws-amplify/utils';
import { afterEach, describe, expect, it } from 'vitest';
import { cookieItems } from './cookies.ts';
import { readLegacy, removeLegacy } from './legacy.ts';

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'document');
});

/** `document.cookie` of app.example.com: a cookie is one of its name, its domain and its path (RFC 6265, section 5.3). */
function cookieJar() {
  const jar = new Map<string, string>();
  const page = {
    get cookie() {
      return [...jar].map(([id, value]) => `${id.split(' ', 1).join()}=${value}`).join('; ');
    },
    set cookie(text: string) {
      const [pair = '', ...rest] = text.split(/; ?/);
      const attributes = new Map(
        rest.map((attribute): [string, string] => {
          const [name = '', value = ''] = attribute.split('=');
          return [name.toLowerCase(), value];
        }),
      );
      const at = pair.indexOf('=');
      const id = [pair.slice(0, at), attributes.get('domain') ?? '', attributes.get('path') ?? '/'].join(' ');
      if (attributes.get('max-age') === '0') jar.delete(id);
      else jar.set(id, pair.slice(at + 1));
    },
  };
  // Amplify's CookieStorage writes to the page's.
  Object.assign(globalThis, { document: page });
  return page;
}

const CLIENT = '1example23456789';
const prefix = `CognitoIdentityServiceProvider.${CLIENT}`;

describe.each([{ path: '/' }, { path: '/', domain: 'example.com' }, { path: '/app', domain: 'example.com' }])(
  'cookies that Amplify wrote with %o',
  (options) => {
    it.each(['ann', 'ann@example.com', 'a.b;c=d', 'ånn (2)', '100%'])(
      'of the user %s are read, and removed',
      async (username) => {
        const page = cookieJar();
        page.cookie = 'of-the-app=1; Path=/';
        const amplify = new CookieStorage({ ...options, secure: false });
        const session = { accessToken: 'a.b.c', idToken: 'd.e.f', refreshToken: 'g=' };
        await amplify.setItem(`${prefix}.LastAuthUser`, username);
        for (const [name, value] of Object.entries(session))
          await amplify.setItem(`${prefix}.${username}.${name}`, value);
        const items = cookieItems(options);
        expect(readLegacy(items, CLIENT).session).toEqual(session);
        removeLegacy(items, CLIENT);
        expect(page.cookie).toBe('of-the-app=1');
      },
    );
  },
);

it('cookies of another app client stay', () => {
  const page = cookieJar();
  page.cookie = `${prefix}2.LastAuthUser=ann; Path=/`;
  const items = cookieItems();
  expect(readLegacy(items, CLIENT)).toEqual({ managedLogin: false, session: null, devices: [] });
  removeLegacy(items, CLIENT);
  expect(page.cookie).toBe(`${prefix}2.LastAuthUser=ann`);
});
