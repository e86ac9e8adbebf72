/**
 * Attacks everything that others can write to: messages of workers and pages, channels, exported sign-ins, items of other
 * libraries, stored data, and options.
 *
 * @module
 */
import { entries } from 'idb-keyval';
import type { AuthConfig } from '../../src/api.ts';
import { createAuth } from '../../src/auth.ts';
import { toBase64Url } from '../../src/base64url.ts';
import { AuthError } from '../../src/errors.ts';
import { importFromAmplify } from '../../src/import/index.ts';
import { exportSignIn, resumeSignIn } from '../../src/resume/index.ts';
import { openDatabase } from '../../src/vault/database.ts';
import { rewriteEntry } from '../entries.ts';
import { FakeSessionStorage } from '../fake-session-storage.ts';
import { createRandom, pick } from '../storm/random.ts';
import { junkAlive, junkCloned, junkText, mutate } from './junk.ts';
import { inWorld, MINUTE, recover, signIn } from './run.ts';

/** Members that a page has even if a worker keeps the rest. */
const PAGE_MEMBERS = ['AccessToken', 'IdToken', 'SecretCode'];
const TIMES = 40;

export const fuzzWorker = (seed: number) =>
  inWorld(seed, { isolation: 'worker' }, async (world, next) => {
    await signIn(world);
    const [tab] = world.living;
    for (let time = 0; time < TIMES; time += 1) {
      const worker = tab?.workers.at(-1);
      if (!tab || !worker) return;
      const known = next() % 2 ? worker.toWorker : worker.toPage;
      const data = next() % 5 ? mutate(pick(known, next()), next, junkCloned) : junkCloned(next);
      if (known === worker.toWorker) worker.postMessage(data);
      else worker.dispatchEvent(new MessageEvent('message', { data }));
      if (next() % 4 === 0) tab.auth.getTokens({ forceRefresh: true }).catch(() => {});
      await world.rest();
    }
    await world.pass(20 * MINUTE);
    if (tab?.auth.getState().busy) world.watch.fail(`busy for ever: ${JSON.stringify(tab.auth.getState())}`);
    for (const { toPage } of tab?.workers ?? []) {
      for (const leak of world.watch.secrets.leaksIn(toPage, PAGE_MEMBERS))
        world.watch.fail(`the page was told ${leak}`);
    }
    await recover(world);
  });

export const fuzzChannel = (seed: number) =>
  inWorld(seed, {}, async (world, next) => {
    await signIn(world);
    const { userPoolId, clientId } = world.sandbox;
    const channel = world.channels.open(`latchkey|${userPoolId}|${clientId}`);
    for (let time = 0; time < TIMES; time += 1) {
      const news = pick([1, 7.5, -1, { ended: 'x' }, { ended: '' }, { generation: 1 }], next());
      channel.postMessage(next() % 2 ? mutate(news, next, junkCloned) : junkCloned(next));
      await world.rest();
    }
    await world.pass(5 * MINUTE);
    for (const { auth } of world.living) {
      if (auth.getState().view !== 'home') world.watch.fail(`a message alone led to ${auth.getState().view}`);
    }
    await recover(world);
  });

export const fuzzResume = (seed: number) =>
  inWorld(seed, {}, async (world, next) => {
    await signIn(world, 'cleo');
    const [here, there] = world.living;
    if (!here || !there) return;
    for (let time = 0; time < TIMES / 4; time += 1) {
      const exported = exportSignIn(here.auth, { reach: pick(['thisBrowser', 'anywhere'], next()) });
      await world.rest();
      const text = await exported;
      const wrong = next() % 4 ? wrongText(text, next) : junkAlive(next);
      // JavaScript callers may pass anything.
      const resumed = resumeSignIn(there.auth, wrong as string, { confirm: () => true }).then(
        (state) => `resumed ${state.view}`,
        (error: unknown) =>
          error instanceof AuthError && error.code.startsWith('resume-') ? null : String(error),
      );
      await world.pass(1_000);
      const outcome = await resumed;
      if (outcome) world.watch.fail(`${typeof wrong === 'string' ? wrong : typeof wrong}: ${outcome}`);
    }
    here.auth.actions.cancel();
    await recover(world);
  });

/** A character changed, removed or added, among those of a URL. */
function wrongText(text: string, next: () => number): string {
  const at = next() % text.length;
  const other = text[at] === 'A' ? 'B' : 'A';
  if (text[at] === '.') return `${text}.`;
  const cut = [text.slice(0, at), text.slice(at + 1)] as const;
  return pick(
    [`${cut[0]}${other}${cut[1]}`, cut[0], text.slice(at + 1), `${text}.${text}`, `${cut[0]}.${cut[1]}`],
    next(),
  );
}

export const fuzzImport = (seed: number) =>
  inWorld(seed, {}, async (world, next) => {
    const [tab] = world.living;
    const { clientId } = world.sandbox;
    for (let time = 0; tab && time < TIMES / 8; time += 1) {
      const items = new FakeSessionStorage();
      const prefix = `CognitoIdentityServiceProvider.${clientId}.`;
      items.setItem(`${prefix}LastAuthUser`, pick(['ann', '__proto__', '', 'a.b'], next()));
      for (const member of [
        'accessToken',
        'idToken',
        'refreshToken',
        'deviceKey',
        'deviceGroupKey',
        'randomPasswordKey',
      ]) {
        const user = pick(['ann', 'ann', '__proto__', '', 'a.b'], next());
        const left = pick(
          [`e30.${toBase64Url(new TextEncoder().encode(junkText(next)))}.x`, junkText(next)],
          next(),
        );
        items.setItem(`${prefix}${user}.${member}`, left);
      }
      const imported = importFromAmplify(tab.auth, items).then(
        () => null,
        (error: unknown) => (error instanceof AuthError ? null : String(error)),
      );
      await world.pass(MINUTE);
      const outcome = await imported;
      if (outcome) world.watch.fail(`an import rejected with ${outcome}`);
    }
    await recover(world);
  });

export const fuzzStored = (seed: number) =>
  inWorld(seed, { devices: pick(['none', 'always'], seed) }, async (world, next) => {
    await signIn(world, pick(['ann', 'ann', 'cleo'], next()));
    const [tab] = world.living;
    if (!tab) return;
    const database = openDatabase(world.indexedDB);
    const stored = await entries(database);
    for (let times = 1 + (next() % 3); times > 0; times -= 1) {
      const [key] = pick(stored, next());
      const instead = (found: unknown) => (next() % 3 ? mutate(found, next, junkCloned) : junkCloned(next));
      await rewriteEntry(world, String(key), instead);
    }
    const { sessionStorage } = tab;
    if (sessionStorage.length > 0 && next() % 2) {
      const key = sessionStorage.key(0) ?? '';
      const text = sessionStorage.getItem(key) ?? '';
      sessionStorage.setItem(key, pick([junkText(next), wrongText(text || 'x', next)], next()));
    }
    world.open(0, tab);
    tab.kill();
    await world.pass(10 * MINUTE);
    const { view, busy } = world.living[0]?.auth.getState() ?? {};
    if (view === 'splash' || busy) world.watch.fail(`a page does not start: ${view}`);
    world.watch.see(await world.living[0]?.auth.getCapabilities());
    await recover(world);
  });

export async function fuzzOptions(seed: number): Promise<readonly string[]> {
  const next = createRandom(seed);
  const wrong: string[] = [];
  const whole: Omit<AuthConfig, 'environment'> = {
    userPoolId: 'us-east-1_AbC123',
    clientId: '1example23456789',
    endpoint: 'https://pool.example/',
    flow: 'USER_AUTH',
    onExpired: 'ask',
    authSessionValidity: 5,
    totpIssuer: 'Example',
    deviceName: 'A browser',
    clientMetadata: { a: 'b' },
    analyticsEndpointId: 'x',
    storage: 'memory',
  };
  for (let time = 0; time < TIMES; time += 1) {
    const options = next() % 8 ? mutate(whole, next, junkAlive) : junkAlive(next);
    try {
      // JavaScript callers may pass anything.
      createAuth(options as AuthConfig).dispose();
    } catch (error) {
      if (!(error instanceof AuthError && error.code === 'invalid-config')) wrong.push(String(error));
    }
  }
  return wrong;
}
