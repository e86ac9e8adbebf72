import { Amplify } from 'aws-amplify';
import { signIn as signInByAmplify } from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { CookieStorage } from 'aws-amplify/utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeSessionStorage } from '../../test/fake-session-storage.ts';
import { type Journey, password, startJourney } from '../../test/journey.ts';
import { settle } from '../../test/passing.ts';
import { personAt, users } from '../../test/two-people.ts';
import { cookieItems, importFromAmplify } from '../import/index.ts';
import { exportSession } from '../session/index.ts';

// The other library's arithmetic takes seconds if the machine is busy.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The cookies of a page, as in a browser's `document.cookie`. */
function cookieJar() {
  const jar = new Map<string, string>([['of-the-app', '%E0%A4%A']]);
  return {
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    set cookie(text: string) {
      const [pair = '', ...attributes] = text.split('; ');
      const at = pair.indexOf('=');
      const isOver = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
      if (isOver) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    },
  };
}

/** Amplify's items for a session, made from one of Latchkey's own. */
async function left(journey: Journey): Promise<FakeSessionStorage> {
  const tab = journey.open({ storage: 'memory' });
  (await tab.at('signedOut')).signIn({ username: 'ann', password });
  await tab.at('home');
  const tokens = await exportSession(tab.auth);
  tab.auth.dispose();
  const items = new FakeSessionStorage();
  const prefix = `CognitoIdentityServiceProvider.${journey.sandbox.clientId}`;
  items.setItem(`${prefix}.LastAuthUser`, 'ann');
  for (const [name, value] of Object.entries(tokens ?? {})) items.setItem(`${prefix}.ann.${name}`, value);
  return items;
}

it("takes Amplify's session out of its cookies, and leaves all others", async () => {
  const journey = await startJourney();
  const page = cookieJar();
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) =>
    journey.sandbox.fetch(new Request(input, init)),
  );
  vi.spyOn(Date, 'now').mockImplementation(journey.clock.now);
  const { userPoolId, clientId, endpoint } = journey.sandbox;
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: endpoint } },
  });
  const cookies = new CookieStorage({ secure: false });
  /** It reads the document immediately; the rest of Amplify would mistake it for a whole browser. */
  const inPage = <T>(work: () => T): T => {
    Object.assign(globalThis, { document: page });
    try {
      return work();
    } finally {
      Reflect.deleteProperty(globalThis, 'document');
    }
  };
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem: (key, value) => inPage(() => cookies.setItem(key, value)),
    getItem: (key) => inPage(() => cookies.getItem(key)),
    removeItem: (key) => inPage(() => cookies.removeItem(key)),
    clear: () => inPage(() => cookies.clear()),
  });
  await signInByAmplify({ username: 'ann', password });
  vi.unstubAllGlobals();
  expect(page.cookie).toContain('accessToken');

  const tab = journey.open();
  const items = cookieItems({ document: page });
  expect(await importFromAmplify(tab.auth, items)).toMatchObject({ session: true, managedLogin: false });
  expect((await tab.at('home')).user.username).toBe('ann');
  expect(page.cookie).toBe('of-the-app=%E0%A4%A');
});

describe('a session that another library left', () => {
  it('is there when the splash is over: no form is shown in between', async () => {
    const journey = await startJourney();
    const items = await left(journey);
    const tab = journey.open({ takeOver: (auth) => importFromAmplify(auth, items) });
    const views = new Set([tab.auth.getState().view]);
    tab.auth.subscribe(({ view }) => views.add(view));
    await tab.at('home');
    expect([...views]).toEqual(['splash', 'home']);
    expect(items.length).toBe(0);
  });

  it('is there in front of a worker too', async () => {
    const journey = await startJourney();
    const items = await left(journey);
    const tab = journey.open({ isolation: 'worker', takeOver: (auth) => importFromAmplify(auth, items) });
    expect((await tab.auth.ready()).view).toBe('home');
  });

  it('comes as soon as it can where it takes longer than the splash waits', async () => {
    const journey = await startJourney();
    const items = await left(journey);
    let loaded = () => {};
    const tab = journey.open({
      takeOver: async (auth) => {
        await new Promise<void>((resolve) => {
          loaded = resolve;
        });
        await importFromAmplify(auth, items);
      },
    });
    // The database is open: only the app's own code is late.
    await tab.auth.getCapabilities();
    expect(tab.auth.getState().view).toBe('splash');
    journey.clock.advance(10_000);
    await tab.at('signedOut');
    loaded();
    await tab.at('home');
  });

  it.each([
    ['on the page', {}],
    ['in a worker', { isolation: 'worker' }],
  ] as const)('ends with a sign-out that was asked for before it came, %s', async (_, config) => {
    const journey = await startJourney();
    const items = await left(journey);
    let loaded = () => {};
    const loading = new Promise<void>((resolve) => {
      loaded = resolve;
    });
    const tab = journey.open({
      ...config,
      takeOver: async (auth) => {
        await loading;
        await importFromAmplify(auth, items);
      },
    });
    await tab.auth.getCapabilities();
    tab.auth.actions.signOut();
    await tab.at('signedOut');
    loaded();
    await journey.called('RevokeToken');
    await tab.at('signedOut');
    expect(tab.auth.getClaims()).toBeNull();
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
    await tab.reload().at('signedOut');
  });

  it('that comes after a sign-out leaves the next person alone', async () => {
    const journey = await startJourney({ users });
    const items = await left(journey);
    let loaded = () => {};
    let isDone: Promise<unknown> = Promise.resolve();
    const loading = new Promise<void>((resolve) => {
      loaded = resolve;
    });
    const tab = journey.open({
      takeOver: async (auth) => {
        await loading;
        isDone = importFromAmplify(auth, items);
        await isDone;
      },
    });
    tab.auth.actions.signOut();
    (await tab.at('signedOut')).signIn({ username: 'bob', password });
    await tab.at('home');
    loaded();
    await settle();
    await isDone;
    expect(await personAt(tab)).toBe('bob');
    expect(await personAt(tab.reload())).toBe('bob');
  });

  it('that cannot be taken over is reported, and stops nothing', async () => {
    const journey = await startJourney();
    const reported = vi.fn<(error: unknown) => void>();
    vi.stubGlobal('reportError', reported);
    const failure = new Error('blocked');
    const tab = journey.open({ takeOver: () => Promise.reject(failure) });
    await tab.at('signedOut');
    expect(reported).toHaveBeenCalledWith(failure);
  });

  it.each(['amplify-signin-with-hostedUI', 'oauthSignIn'])(
    'of managed login is left alone, with its flag %s',
    async (flag) => {
      const journey = await startJourney();
      const items = await left(journey);
      const prefix = `CognitoIdentityServiceProvider.${journey.sandbox.clientId}`;
      items.setItem(
        flag === 'oauthSignIn' ? `${prefix}.oauthSignIn` : flag,
        flag === 'oauthSignIn' ? 'true,false' : 'true',
      );
      const before = items.length;
      const tab = journey.open();
      expect(await importFromAmplify(tab.auth, items)).toEqual({
        session: false,
        devices: 0,
        managedLogin: true,
      });
      expect(items.length).toBe(before);
      expect((await tab.auth.ready()).view).toBe('signedOut');
    },
  );
});
