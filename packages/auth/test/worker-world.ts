import type { FromWorker } from '../src/isolation/wire.ts';
import { createBrowser, tick } from './browser.ts';
import { attemptOf } from './services.ts';
import { FakeWorker } from './worker.ts';

export const config = { userPoolId: 'eu-west-2_Pool', clientId: 'client', endpoint: 'https://pool.example/' };
export const init = {
  type: 'init',
  config,
  items: { pendingSignIn: null, session: null },
  passkeys: false,
  wafTokens: false,
};
export const attempt = attemptOf('ann', '', { flow: 'USER_AUTH', knownDevice: false, password: null });

type Outputs = Readonly<Record<string, object | (() => object)>>;

export const asksForCode = {
  ChallengeName: 'SMS_MFA',
  Session: 'a-session-of-the-pool',
  ChallengeParameters: { USER_ID_FOR_SRP: 'ann' },
};

/** A worker, and a pool with the test's answer to each operation. */
export function workerWorld(outputs: Outputs = { InitiateAuth: asksForCode }, first: object = init) {
  const asked: string[] = [];
  let release = () => {};
  let paused: Promise<void> | null = null;
  const browser = createBrowser(async (input, options) => {
    const request = new Request(input, options);
    const operation = request.headers.get('x-amz-target')?.split('.').at(-1) ?? new URL(request.url).pathname;
    asked.push(operation);
    await paused;
    const given = outputs[operation];
    const output: unknown = typeof given === 'function' ? given() : given;
    return output instanceof Response ? output : Response.json(output ?? {});
  });
  const { environment } = browser.tab();
  const worker = new FakeWorker(environment);
  worker.postMessage(first);
  return {
    worker,
    environment,
    clock: browser.clock,
    asked,
    /** Responses wait until they are released. */
    hold: () => {
      paused = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    release: () => release(),
    /** Waits until the worker has processed the posted messages. */
    rest: async () => {
      for (let turn = 0; turn < 20; turn += 1) await tick();
    },
    said: (type: FromWorker['type']) =>
      (worker.toPage as FromWorker[]).filter((message) => message.type === type),
    until: async (check: () => boolean) => {
      while (!check()) await tick();
    },
  };
}

/** The reply to a call that succeeds. */
export const reply = async (worker: FakeWorker, name: string, input: unknown): Promise<unknown> => {
  const message = await worker.ask(name, input);
  if (message.type !== 'reply') throw new Error(`${name} failed: ${message.code}`);
  return message.output;
};

export const save = (worker: FakeWorker, challenge: string | null) =>
  reply(worker, 'pendingSignIn.save', { attempt: { ...attempt, password: null }, challenge, awaits: null });
