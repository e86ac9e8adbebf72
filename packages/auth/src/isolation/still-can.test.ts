import { entries } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { entryOf } from '../../test/entries.ts';
import { startJourney } from '../../test/journey.ts';
import { attemptOf } from '../../test/services.ts';
import { signIn } from '../../test/sign-in.ts';
import { users } from '../../test/two-people.ts';
import type { FakeWorker } from '../../test/worker.ts';
import { exportSession } from '../session/index.ts';
import { cellIn, labelOf } from '../vault/cells.ts';
import { decrypt } from '../vault/cipher.ts';
import { openDatabase } from '../vault/database.ts';

/** The tokens that a page has in any case. */
const ALLOWED = ['AccessToken', 'IdToken'];
const value = (text: string) => new Map([['sealed', { value: text }]]);

/** Ann at home, and what a script of her page can post to its worker. */
async function atHome(storage: 'memory' | 'encrypted') {
  const journey = await startJourney({
    users,
    userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
  });
  const config = { isolation: 'worker', ...(storage === 'memory' && { storage }) } as const;
  const theirs = journey.openElsewhere({ storage: 'memory' });
  await signIn(theirs, 'bob');
  const bob = await exportSession(theirs.auth);
  const tab = journey.open(config);
  await signIn(tab);
  await tab.until((state) => state.view === 'home' && state.device === 'remembered');
  const worker = journey.workers[0] as FakeWorker;
  const seen = worker.toPage.length;
  journey.calls();
  const leaks = () => journey.secrets.leaksIn(worker.toPage.slice(seen), ALLOWED);
  return { journey, tab, worker, bob, leaks, ask: (name: string, input: unknown) => worker.ask(name, input) };
}

describe.each(['memory', 'encrypted'] as const)(
  'a script that comes after the sign-in, with storage %s,',
  (storage) => {
    it('can renew the tokens, and gets no refresh token', async () => {
      const { journey, ask, leaks } = await atHome(storage);
      expect(await ask('refreshTokens', { force: true })).toMatchObject({
        type: 'reply',
        output: { kind: 'session' },
        held: { session: { username: 'ann', refreshToken: '', newDevice: null } },
      });
      expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
      expect(leaks()).toEqual([]);
    });

    it('can forget this device, send requests with values of its own, and sign the person out', async () => {
      const { journey, ask, leaks } = await atHome(storage);
      await ask('updateDevice', { username: 'ann', to: 'forgotten' });
      await ask('requestReset', { username: 'bob', clientMetadata: null });
      const attempt = attemptOf('bob', '', { flow: 'USER_PASSWORD_AUTH', password: null });
      await ask('initiateAuth', { attempt: { ...attempt, password: value('a guess') } });
      await ask('session.end', { scope: 'local' });
      await ask('revokeTokens', { scope: 'local' });
      expect(journey.calls().map((call) => call.split(' ')[0])).toEqual([
        'ForgetDevice',
        'ForgotPassword',
        'InitiateAuth',
        'RevokeToken',
      ]);
      expect(leaks()).toEqual([]);
      expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
    });

    it('can begin a session of its own only where nobody is signed in', async () => {
      const { ask, bob, leaks } = await atHome(storage);
      const legacy = { session: bob, devices: [], managedLogin: false };
      expect(await ask('session.start', bob)).toMatchObject({ type: 'failed', code: 'already-signed-in' });
      const taken = await ask('legacy.take', legacy);
      expect(taken).not.toMatchObject({ output: { session: true } });
      expect(await ask('session.load', null)).toMatchObject({ held: { session: { username: 'ann' } } });
      await ask('session.end', { scope: 'local' });
      expect(await ask('session.start', bob)).toMatchObject({ held: { session: { username: 'bob' } } });
      expect(leaks()).toEqual([]);
    });

    it('can start no second configuration, and no sign-in is there to be exported', async () => {
      const { worker, journey, ask } = await atHome(storage);
      worker.postMessage({
        type: 'init',
        config: { userPoolId: 'eu-west-1_Theirs', clientId: 'theirs', endpoint: 'https://evil.example/' },
        items: { pendingSignIn: null, session: null },
        passkeys: false,
        wafTokens: false,
      });
      await ask('refreshTokens', { force: true });
      expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
      for (const reach of ['thisBrowser', 'anywhere'])
        expect(await ask('pendingSignIn.export', reach)).toMatchObject({
          type: 'failed',
          code: 'resume-none',
        });
    });
  },
);

it('a script can read what is stored by using its key, which it cannot take away', async () => {
  const { journey } = await atHome('encrypted');
  const { userPoolId, clientId } = journey.sandbox;
  const name = `${userPoolId}|${clientId}|session`;
  const cell = cellIn(await entryOf(journey.browser, name));
  const key = (await entryOf(journey.browser, 'key')) as CryptoKey;
  if (!cell) throw new Error('The session is stored.');
  const cipher = { subtle: crypto.subtle, key, random: (length: number) => new Uint8Array(length) };
  const stored = (await decrypt(cipher, labelOf(name, cell), cell.content)) as { refreshToken: string };
  expect(stored.refreshToken.length).toBeGreaterThan(20);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow('extractable');
});

it('with a worker that stores in memory nothing is stored that a script could open', async () => {
  const { journey } = await atHome('memory');
  expect(await entries(openDatabase(journey.browser.indexedDB))).toEqual([]);
});
