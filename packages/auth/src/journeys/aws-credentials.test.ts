import { readFile } from 'node:fs/promises';
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { serveSandbox } from '@latchkey/sandbox/node';
import { expect, onTestFinished, test } from 'vitest';
import { awsCredentials } from '../../test/aws-credentials.ts';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';

const identityPoolId = 'eu-west-2:7f1e0c9a-0000-4000-8000-000000000001';
const HOUR = 3_600_000;
const bob = { username: 'bob', password, attributes: { email: 'bob@example.com' } };
const ann = { username: 'ann', password, attributes: { email: 'ann@example.com' } };

async function start(allowUnauthenticatedIdentities = false) {
  const journey = await startJourney({
    userPool: { id: 'eu-west-2_Aws' },
    users: [ann, bob],
    identityPools: [{ identityPoolId, allowUnauthenticatedIdentities }],
  });
  const { sandbox, clock } = journey;
  const server = await serveSandbox(sandbox);
  onTestFinished(() => server.close());
  /** A browser whose clock is off by some milliseconds. */
  const open = (off = 0) => {
    const now = () => clock.now() + off;
    const { monotonic, setTimeout, clearTimeout } = clock;
    const tab = journey.open({}, { clock: { now, monotonic, setTimeout, clearTimeout } });
    const { userPoolId } = sandbox;
    const provide = awsCredentials(tab.auth, {
      identityPoolId,
      userPoolId,
      region: 'eu-west-2',
      endpoint: server.url,
      now,
    });
    return { tab, provide };
  };
  const calls = () =>
    sandbox.journal.entries.flatMap(({ operation }) => (/^Get(?:Id|Cred)/.test(operation) ? operation : []));
  return { journey, sandbox, clock, endpoint: server.url, open, calls };
}

async function signIn({ at }: JourneyTab, username = 'ann') {
  (await at('signedOut')).signIn({ username, password });
  await at('home');
}

async function signOut({ at }: JourneyTab) {
  (await at('home')).signOut();
  await at('signedOut');
}

test('the ID token is traded for credentials, in one flight, and they are kept until shortly before their end', async () => {
  const { open, clock, calls } = await start();
  const { tab, provide } = open();
  await signIn(tab);
  const [one, other] = await Promise.all([provide(), provide()]);
  expect(one).toBe(other);
  expect(one).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/), identityId: expect.any(String) });
  expect(await provide()).toBe(one);
  expect(calls()).toEqual(['GetId', 'GetCredentialsForIdentity']);
  clock.advance(HOUR - 4 * 60_000);
  const renewed = await provide();
  expect([renewed.identityId, renewed === one]).toEqual([one.identityId, false]);
  expect(calls().filter((name) => name !== 'GetId')).toHaveLength(2);
});

test.each([2 * HOUR, -2 * HOUR])('a clock that is off by %d ms changes nothing of it', async (off) => {
  const { open, clock, calls } = await start();
  const { tab, provide } = open(off);
  await signIn(tab);
  const first = await provide();
  expect(first.expiration?.getTime()).toBeCloseTo(clock.now() + off + HOUR, -4);
  expect(await provide()).toBe(first);
  expect(calls()).toHaveLength(2);
});

test('somebody else has other credentials, and nobody has none', async () => {
  const { open } = await start();
  const { tab, provide } = open();
  await signIn(tab);
  const ofAnn = await provide();
  await signOut(tab);
  await expect(provide()).rejects.toThrow('Unauthenticated access is not supported');
  await signIn(tab, 'bob');
  const ofBob = await provide();
  expect(ofBob.identityId).not.toBe(ofAnn.identityId);
  await signOut(tab);
  await signIn(tab);
  expect((await provide()).identityId).toBe(ofAnn.identityId);
});

test('a guest who signs in for the first time keeps the identity, later the person’s own counts', async () => {
  const { open } = await start(true);
  const { tab, provide } = open();
  await tab.at('signedOut');
  const guest = await provide();
  await signIn(tab);
  expect((await provide()).identityId).toBe(guest.identityId);
  await signOut(tab);
  const again = await provide();
  expect(again.identityId).not.toBe(guest.identityId);
  await signIn(tab);
  expect((await provide()).identityId).toBe(guest.identityId);
});

test('an AWS client asks for them at each call, so that it never signs as the person before', async () => {
  const { open, endpoint } = await start();
  const { tab, provide } = open();
  await signIn(tab);
  const client = new CognitoIdentityProviderClient({ region: 'eu-west-2', endpoint, credentials: provide });
  onTestFinished(() => client.destroy());
  const keys: (string | undefined)[] = [];
  client.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      keys.push(/Credential=(\w+)/.exec(headers.authorization ?? '')?.[1]);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  const list = () => client.send(new ListUserPoolsCommand({ MaxResults: 1 }));
  await list();
  const ofAnn = await provide();
  await signOut(tab);
  await signIn(tab, 'bob');
  await list();
  expect(keys).toEqual([ofAnn.accessKeyId, (await provide()).accessKeyId]);
  expect(new Set(keys).size).toBe(2);
});

test('the recipe of the README is the one that is tested', async () => {
  const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
  const recipe = (await read('../../test/aws-credentials.ts')).replace('../src/index.ts', '@latchkey/auth');
  expect(await read('../../README.md')).toContain(`\`\`\`ts\n${recipe}\`\`\``);
});
