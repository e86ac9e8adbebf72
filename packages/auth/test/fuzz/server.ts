/**
 * A person signs in, up and out at a pool whose responses are tampered with: in any case there is a view, it is not busy
 * forever, nothing loops endlessly, no secret shows, and once the pool has recovered a person can sign in.
 *
 * @module
 */
import * as account from '../../src/account/index.ts';
import { stepUp } from '../../src/step-up/index.ts';
import type { WorldOptions } from '../storm/options.ts';
import { createRandom, pick } from '../storm/random.ts';
import type { StormTab } from '../storm/tab.ts';
import { PASSWORD, type World } from '../storm/world.ts';
import { mutate } from './junk.ts';
import { act } from './person.ts';
import { tamper } from './responses.ts';
import { inWorld, isTyped, MINUTE, recover } from './run.ts';

const ACTIONS = 40;
/** The longest wait of a person: no request takes longer, and each is repeated at most twice. */
const PATIENCE = 10 * MINUTE;
/** Tokens that are due on arrival are renewed once a second, not more often. */
const REQUESTS_A_MINUTE = 90;

const optionsBy = (next: () => number): WorldOptions => ({
  grace: pick([null, 0, 10], next()),
  locks: next() % 2 === 0,
  devices: pick(['none', 'always', 'ask'] as const, next()),
  life: pick([5, 60], next()),
  onExpired: pick(['signOut', 'ask'] as const, next()),
  isolation: pick([null, null, 'worker'] as const, next()),
  domain: null,
});

/** What a person does at home; `fuzzOperations` has every operation. */
const calls: readonly ((tab: StormTab, next: () => number) => Promise<unknown>)[] = [
  ({ auth }) => account.getUser(auth),
  ({ auth }) => account.getFactors(auth),
  ({ auth }) => account.listDevices(auth),
  ({ auth }) => account.listPasskeys(auth),
  ({ auth }) => account.registerPasskey(auth),
  ({ auth }) => account.listSessions(auth),
  ({ auth }) => account.updateAttributes(auth, { name: 'Ann' }),
  ({ auth }) => account.sendVerificationCode(auth, 'email'),
  ({ auth }) => account.verifyAttribute(auth, 'email', '123456'),
  ({ auth }) => account.startTotpSetup(auth),
  ({ auth }) => account.finishTotpSetup(auth, '123456'),
  ({ auth }) => account.setMfaPreference(auth, { email: 'on' }),
  ({ auth }) => account.changePassword(auth, { previous: PASSWORD, proposed: PASSWORD }),
  ({ auth }, next) => auth.getTokens({ forceRefresh: next() % 2 === 0 }),
];

/** Begins to step up; the person continues it like a sign-in. */
function beginStepUp({ watch }: World, { auth }: StormTab, next: () => number): void {
  const factor = pick(['EMAIL_OTP', 'WEB_AUTHN', 'PASSWORD_SRP'] as const, next());
  stepUp(auth, { acrValues: 'urn:cognito:loa:3', maxAge: 0, factor }).catch((error: unknown) => {
    if (!isTyped(error)) watch.fail(`a step-up rejected with ${String(error)}`);
  });
}

/** @returns what went wrong */
export function fuzzServer(seed: number): Promise<readonly string[]> {
  const options = optionsBy(createRandom(seed));
  return inWorld(seed, options, async (world, next) => {
    const rate = 2 + (next() % 5);
    world.tamper = (request, response) => (next() % rate ? response : tamper(request, response, next));
    for (let step = 0; step < ACTIONS && world.watch.violations.length === 0; step += 1) {
      await oneStep(world, next);
    }
    world.tamper = (_, response) => response;
    if (world.watch.violations.length === 0) await recover(world);
  });
}

/** The same person at a healthy pool, which gets every request several more times, with a flaw in it. */
export function fuzzRequests(seed: number): Promise<readonly string[]> {
  const options = optionsBy(createRandom(seed));
  return inWorld(seed, { ...options, isolation: null }, async (world, next) => {
    world.tamper = async (request, response) => {
      const text = await request.clone().text();
      for (let times = 0; times < 4; times += 1) await sendWrong(world, request, text, next);
      return response;
    };
    for (let step = 0; step < ACTIONS && world.watch.violations.length === 0; step += 1) {
      await oneStep(world, next);
    }
  });
}

async function sendWrong(
  world: World,
  { headers, url }: Request,
  text: string,
  next: () => number,
): Promise<void> {
  const body =
    next() % 8 === 0 ? text.slice(0, next() % text.length) : JSON.stringify(mutate(JSON.parse(text), next));
  const response = await world.sandbox.fetch(new Request(url, { method: 'POST', headers, body: body ?? '' }));
  const said = await response.text();
  if (response.status < 500 && (response.ok || said.includes('"__type"'))) return;
  world.watch.fail(`${headers.get('x-amz-target')} ${body.slice(0, 500)}: ${response.status} ${said}`);
}

async function oneStep(world: World, next: () => number): Promise<void> {
  const { watch, network, sandbox } = world;
  const [tab] = world.living;
  if (!tab) return;
  const { requests } = network;
  const isHome = tab.auth.getState().view === 'home';
  const before = tab.auth.getState();
  let waits = 0;
  if (isHome && next() % 8 === 0) {
    beginStepUp(world, tab, next);
  } else if (isHome && next() % 3) {
    waits = 1;
    const end = (error?: unknown) => {
      waits = 0;
      if (error !== undefined && !isTyped(error))
        watch.fail(`an account function rejected with ${String(error)}`);
    };
    pick(calls, next())(tab, next).then(() => end(), end);
  } else {
    const wrong = act(tab.auth, sandbox, world.clock.now(), next);
    if (wrong) watch.fail(wrong);
  }
  const start = world.clock.monotonic();
  await world.pass(1_000);
  while ((tab.auth.getState().busy || waits > 0) && watch.violations.length === 0) {
    await world.pass(10_000);
    if (world.clock.monotonic() - start < PATIENCE) continue;
    watch.fail(
      `busy for ever after ${JSON.stringify(before)}: ${JSON.stringify([tab.auth.getState(), waits])}`,
    );
  }
  if (next() % 5 === 0) await world.pass((next() % 20) * MINUTE);
  const minutes = 1 + (world.clock.monotonic() - start) / MINUTE;
  const asked = network.requests - requests;
  if (asked > 30 + minutes * REQUESTS_A_MINUTE * world.living.length)
    watch.fail(
      `${asked} requests in ${minutes.toFixed(1)} minutes at ${JSON.stringify(tab.auth.getState())}`,
    );
}
