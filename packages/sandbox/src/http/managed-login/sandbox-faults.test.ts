import { expect, test } from 'vitest';
import { platform } from '../../environment.ts';
import { frozen } from '../../testing/frozen.ts';
import { ADA, startFederation } from '../../testing/identity-providers.ts';
import { startBrowser } from '../../testing/managed-login.ts';

const UUID_BYTES = 16;

/** A clock and a random source that fail once told to. */
function brittle() {
  const broken = new Set<'clock' | 'random'>();
  const check = (name: 'clock' | 'random') => {
    if (broken.has(name)) throw new Error(`${name} failed`);
  };
  const environment = {
    now: () => {
      check('clock');
      return frozen.now();
    },
    random: (length: number) => {
      // The id of each request is made before there is anything to refuse.
      if (length !== UUID_BYTES) check('random');
      return platform.random(length);
    },
  };
  return { broken, environment };
}

// A developer would look for the mistake in their app.
test('a fault of the sandbox is no refusal of the token endpoint', async () => {
  const { broken, environment } = brittle();
  const { signIn, exchange } = await startBrowser({ options: environment });
  const code = (await signIn()).at?.searchParams.get('code');
  broken.add('random');
  await expect(exchange(code)).rejects.toThrow('random failed');
});

test('a fault of the sandbox is no refusal of an access token', async () => {
  const { broken, environment } = brittle();
  const { sandbox, signedIn } = await startBrowser({ options: environment });
  const { access_token } = await signedIn();
  const ask = () =>
    sandbox.fetch(new URL('/oauth2/userInfo', sandbox.endpoint), {
      headers: { authorization: `Bearer ${access_token}` },
    });
  expect((await ask()).status).toBe(200);
  broken.add('clock');
  await expect(ask()).rejects.toThrow('clock failed');
});

test('a fault of the sandbox is no failure of an identity provider', async () => {
  const { broken, environment } = brittle();
  const { sandbox, authorizeUrl } = await startFederation({ options: environment });
  const go = (url: string | URL, init: RequestInit = {}) => sandbox.fetch(new URL(url, sandbox.domain), init);
  const authorized = await go(authorizeUrl({ identity_provider: 'Google' }));
  const [cookie = ''] = authorized.headers.getSetCookie()[0]?.split(';') ?? [];
  const chosen = await go(authorized.headers.get('location') ?? '', {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ _csrf: cookie.split('=')[1] ?? '', person: ADA.sub }),
  });
  broken.add('random');
  await expect(go(chosen.headers.get('location') ?? '', { headers: { cookie } })).rejects.toThrow(
    'random failed',
  );
});
