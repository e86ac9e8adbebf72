import { describe, expect, it } from 'vitest';
import { entryOf } from '../../test/entries.ts';
import { password, startJourney } from '../../test/journey.ts';
import { attemptOf } from '../../test/services.ts';
import type { FakeWorker } from '../../test/worker.ts';
import type { Attempt } from '../model.ts';

const inWorker = { isolation: 'worker', storage: 'memory' } as const;
const handle = (id: number) => new Map([['sealed', { handle: id }]]);
const value = (text: unknown) => new Map([['sealed', { value: text }]]);

const attempt: Attempt = attemptOf('ann', '', { password: null });
const challenge = {
  name: 'CUSTOM_CHALLENGE',
  session: null,
  lapsesAt: 9e12,
  delivery: null,
  choices: [],
  requiredAttributes: [],
  attributes: {},
  prompt: {},
  proof: null,
};

/** Calls everything that could return one of the worker's secrets, with each handle in each place. */
async function plunder(worker: FakeWorker, upTo: number): Promise<unknown[]> {
  const loot: unknown[] = [];
  const ask = async (name: string, input: unknown) => {
    const reply = await worker.ask(name, input);
    if (reply.type === 'reply') loot.push(reply.output);
  };
  for (let id = 1; id <= upTo; id += 1) {
    const parameters = handle(id);
    const forged = { ...challenge, parameters };
    await ask('pendingSignIn.save', { attempt, challenge: forged, awaits: null });
    await ask('pendingSignIn.save', { attempt, challenge: 'CUSTOM_CHALLENGE', awaits: null });
    await ask('pendingSignIn.export', 'anywhere');
    await ask('pendingSignIn.export', { pending: { attempt, challenge: forged }, reach: 'anywhere' });
    await ask('respond', { attempt, challenge: forged, answer: { kind: 'custom', answer: handle(id) } });
    await ask('respond', { attempt, challenge: forged, answer: { kind: 'raw', answers: handle(id) } });
    await ask('respond', {
      attempt: { ...attempt, proof: handle(id) },
      challenge: { ...challenge, parameters: value({}), proof: handle(id) },
      answer: { kind: 'proof' },
    });
    await ask('initiateAuth', { attempt: { ...attempt, flow: 'USER_PASSWORD_AUTH', password: handle(id) } });
    await ask('associateTotp', { attempt, challenge: { ...forged, session: handle(id) } });
    await ask('confirmSignUp', { username: 'ann', clientMetadata: null, code: handle(id) });
    await ask('device.forget', handle(id));
    await ask('signUp', {
      username: 'ann',
      password: handle(id),
      attributes: { totp: handle(id) },
      clientMetadata: null,
    });
  }
  return loot;
}

const asText = (what: unknown) =>
  JSON.stringify(what, (_, inner) => (inner instanceof Map ? [...inner] : inner));

describe('a script that comes after the sign-in', () => {
  it('gets nothing of the sign-in from the worker with any message', async () => {
    const journey = await startJourney({
      userPool: { deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    });
    const tab = journey.open(inWorker);
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await tab.until((state) => state.view === 'home' && state.device === 'remembered');
    const [worker] = journey.workers;
    if (!worker) throw new Error('There is a worker.');
    const before = worker.toPage.length;
    const calls = journey.calls().length;
    const loot = await plunder(worker, 12);
    // It was allowed to name a sign-in that does not exist, and no more.
    expect(new Set(loot)).toEqual(new Set([null]));
    expect(journey.secrets.leaksIn(worker.toPage.slice(before), ['AccessToken', 'IdToken'])).toEqual([]);
    expect([calls > 0, journey.calls()]).toEqual([true, []]);
  });
});

describe('a handle of the worker', () => {
  async function atCode() {
    const journey = await startJourney({
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
      users: [
        {
          username: 'ann',
          password,
          attributes: { phone_number: '+15550100' },
          mfa: { enabled: ['SMS_MFA'] },
        },
      ],
    });
    const tab = journey.open(inWorker);
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    const form = await tab.at('smsCode');
    const [worker] = journey.workers;
    if (!worker) throw new Error('There is a worker.');
    return { journey, tab, form, worker };
  }

  /** The input of the page's last call of this name. */
  const lastCall = (worker: FakeWorker, name: string) =>
    worker.toWorker
      .filter((message) => (message as { name?: unknown }).name === name)
      .map((message) => (message as { input: unknown }).input)
      .at(-1);

  it('goes with its challenge: the password cannot be had once it was proved', async () => {
    const { worker } = await atCode();
    // PASSWORD_VERIFIER, whose proof holds the password.
    const proved = lastCall(worker, 'respond');
    expect(asText(proved)).toContain('handle');
    expect(await worker.ask('respond', proved)).toMatchObject({ type: 'failed', code: null });
  });

  it('is of no use where another kind is wanted', async () => {
    const { journey, form, worker } = await atCode();
    const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
    journey.secrets.add(code);
    const sent = journey.sandbox.journal.entries.length;
    const ids = [...asText(worker.toPage).matchAll(/"handle":(\d+)/g)].map(([, id]) => Number(id));
    expect(ids.length).toBeGreaterThan(2);
    for (const session of ids.slice(-2))
      for (const parameters of ids.slice(-2)) {
        if (session < parameters) continue;
        const input = {
          attempt,
          challenge: { ...challenge, session: handle(session), parameters: handle(parameters) },
          answer: { kind: 'custom', answer: value('x') },
        };
        expect(await worker.ask('respond', input)).toMatchObject({ type: 'failed' });
      }
    expect(journey.sandbox.journal.entries.length).toBe(sent);
    form.submitCode(code);
  });

  it('of a proof that was refused is used up, before the page has said that the sign-in is over', async () => {
    const journey = await startJourney();
    journey.secrets.add('Wrong-horse-1!');
    const tab = journey.open(inWorker);
    const view = await tab.at('signedOut');
    const [worker] = journey.workers;
    if (!worker) throw new Error('There is a worker.');
    const post = worker.postMessage.bind(worker);
    worker.postMessage = (message) => {
      if ((message as { name?: unknown }).name === 'pendingSignIn.save') worker.toWorker.push(message);
      else post(message);
    };
    view.signIn({ username: 'ann', password: 'Wrong-horse-1!' });
    expect((await tab.at('signIn')).fault?.kind).toBe('credentials');
    const sent = journey.sandbox.journal.entries.length;
    const again = worker.ask('respond', lastCall(worker, 'respond'));
    expect(await again).toMatchObject({ type: 'failed', code: null });
    expect(journey.sandbox.journal.entries.length).toBe(sent);
  });

  it('of a sign-out before is refused', async () => {
    const { journey, tab, form, worker } = await atCode();
    const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
    journey.secrets.add(code);
    form.submitCode(code);
    (await tab.at('home')).signOut();
    await tab.at('signedOut');
    expect(await worker.ask('respond', lastCall(worker, 'respond'))).toMatchObject({ type: 'failed' });
  });
});

it.each(['page', 'worker'] as const)(
  'a sign-in that is cancelled while its proof is computed is never stored: %s',
  async (where) => {
    const journey = await startJourney();
    const hold = journey.sandbox.faults.add({ operation: 'RespondToAuthChallenge', kind: 'hold', times: 1 });
    const tab = journey.open(where === 'worker' ? { isolation: 'worker' } : {});
    (await tab.at('signedOut')).signIn({ username: 'ann', password });
    await journey.struck(hold);
    tab.auth.actions.cancel();
    await tab.at('signedOut');
    hold.release();
    await journey.called('RevokeToken');
    // Not even for the moment until the page is notified: it could be reloaded right then.
    const { userPoolId, clientId } = journey.sandbox;
    expect(await entryOf(journey.browser, `${userPoolId}|${clientId}|session`)).toBeUndefined();
    expect((await tab.reload().auth.ready()).view).toBe('signedOut');
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
  },
);
