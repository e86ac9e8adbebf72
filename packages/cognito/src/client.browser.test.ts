import { createSandbox } from '@latchkey/sandbox';
import { expect, it } from 'vitest';
import { clean, NAMES, pollute } from '../test/pollution.ts';
import { createCognitoClient, getUser, isErrorOf } from './index.ts';

// Only a browser can show that its own Request, Response and fetch work with the client.

it('signs in to a pool in the page', async () => {
  const pool = await createSandbox({
    users: [{ username: 'ada', password: 'Correct-horse-7' }],
    clients: [{ clientId: 'confidential', clientSecret: '1pr2ivateclientsecretofthesandbox3' }],
  });
  const client = createCognitoClient({
    endpoint: pool.endpoint,
    clientId: 'confidential',
    clientSecret: '1pr2ivateclientsecretofthesandbox3',
    fetch: (request) => pool.fetch(request),
  });
  const step = await client
    .initiateAuth()
    .authFlow('USER_PASSWORD_AUTH')
    .setAuthParameters({ USERNAME: 'ada', PASSWORD: 'Correct-horse-7' })
    .send();
  const accessToken = step.authenticationResult?.accessToken ?? '';
  expect((await getUser(client, { accessToken })).username).toBe('ada');
  expect(JSON.stringify(step)).not.toContain(accessToken);
});

/** An error of GetUser with the browser's own fetch. */
async function failure(endpoint: string, signal?: AbortSignal) {
  const client = createCognitoClient({ endpoint, clientId: 'client', retry: false });
  const error: unknown = await getUser(client, { accessToken: 'token' }, { signal }).catch((e: unknown) => e);
  if (!isErrorOf(getUser, error)) throw error;
  return error;
}

it("knows the browser's own failures", async () => {
  // Browsers refuse to call port 9.
  expect(await failure('http://127.0.0.1:9/')).toMatchObject({ code: 'network', timedOut: false });
  expect(await failure(new URL('/no-such-api', location.href).href)).toMatchObject({ code: 'unknown' });
  expect(await failure(location.href, AbortSignal.abort())).toMatchObject({ code: 'aborted' });
});

it('takes nothing from a polluted Object.prototype, nor does the Request that it makes', async () => {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return Response.json({ Username: 'ada' });
  };
  const names = [...NAMES, 'signal', 'window'];
  pollute(names);
  try {
    const client = createCognitoClient({ region: 'eu-west-2', clientId: 'client', fetch });
    await getUser(client, { accessToken: 'token' });
  } finally {
    clean(names);
  }
  const [sent] = requests;
  expect(sent).toMatchObject({
    url: 'https://cognito-idp.eu-west-2.amazonaws.com/',
    mode: 'cors',
    cache: 'default',
    referrer: 'about:client',
    integrity: '',
  });
  expect(await sent?.text()).toBe('{"AccessToken":"token"}');
});
