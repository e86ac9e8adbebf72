import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { FakeWorker } from '../../test/worker.ts';
import {
  asksForCode,
  attempt,
  config,
  init,
  reply,
  save,
  workerWorld as world,
} from '../../test/worker-world.ts';

describe('a worker', () => {
  it('says that it is there', async () => {
    const { worker, rest, said } = world();
    worker.postMessage({ type: 'ping' });
    await rest();
    expect(said('pong')).toEqual([{ type: 'pong' }]);
  });

  it('accepts another pool after an invalid one', async () => {
    const { worker } = world({}, { ...init, config: { ...config, userPoolId: 'x' } });
    expect(await worker.ask('capabilities', null)).toMatchObject({ type: 'failed', code: 'invalid-config' });
    worker.postMessage(init);
    expect(await worker.ask('capabilities', null)).toMatchObject({ type: 'reply' });
  });

  it('runs a call once for each id that is running, and an id again when it is done or has failed', async () => {
    const { worker, asked, hold, release, until } = world();
    hold();
    const first = worker.ask('initiateAuth', { attempt }, 7);
    await until(() => asked.length === 1);
    worker.postMessage({ type: 'call', id: 7, name: 'initiateAuth', input: { attempt } });
    await tick();
    release();
    await first;
    expect(asked).toEqual(['InitiateAuth']);
    await worker.ask('initiateAuth', { attempt }, 7);
    expect(await worker.ask('initiateAuth', null, 7)).toMatchObject({ type: 'failed' });
    await worker.ask('initiateAuth', { attempt }, 7);
    expect(asked).toHaveLength(3);
  });

  it('frees the one secret that its page has dropped', async () => {
    const { worker } = world();
    const { challenge } = (await reply(worker, 'initiateAuth', { attempt })) as {
      challenge: { session: Map<string, { handle: number }> };
    };
    const input = { attempt, challenge, answer: { kind: 'choice', choice: 'EMAIL_OTP' } };
    worker.postMessage({ type: 'free', handle: 99 });
    expect(await worker.ask('respond', input)).toMatchObject({ type: 'reply' });
    const { challenge: again } = (await reply(worker, 'initiateAuth', { attempt })) as typeof input;
    const { handle } = again.session.get('sealed') ?? { handle: 0 };
    worker.postMessage({ type: 'free', handle });
    expect(await worker.ask('respond', { ...input, challenge: again })).toMatchObject({ type: 'failed' });
  });
});

describe('a call that is cancelled', () => {
  it('is answered with nothing, and leaves no sign-in to be exported', async () => {
    const { worker, asked, hold, release, until } = world();
    hold();
    const pending = worker.ask('initiateAuth', { attempt }, 7);
    await until(() => asked.length === 1);
    worker.postMessage({ type: 'abort', id: 8 });
    worker.postMessage({ type: 'abort', id: 7 });
    await tick();
    release();
    expect(await pending).toMatchObject({ type: 'reply', output: null });
    await save(worker, 'SMS_MFA');
    expect(await worker.ask('pendingSignIn.export', 'anywhere')).toMatchObject({ code: 'resume-none' });
  });

  it('is not the one of another id', async () => {
    const { worker, asked, hold, release, until } = world();
    hold();
    const pending = worker.ask('initiateAuth', { attempt }, 7);
    await until(() => asked.length === 1);
    worker.postMessage({ type: 'abort', id: 8 });
    await tick();
    release();
    expect(await pending).toMatchObject({ type: 'reply', output: { kind: 'challenge' } });
    await save(worker, 'SMS_MFA');
    expect(await worker.ask('pendingSignIn.export', 'anywhere')).toMatchObject({ type: 'reply' });
  });
});

describe('the pending sign-in of the page', () => {
  it('is sent to it, encrypted, only after a change', async () => {
    const { worker, said, rest } = world();
    await reply(worker, 'pendingSignIn.save', null);
    expect(said('item')).toEqual([]);
    await reply(worker, 'initiateAuth', { attempt });
    await save(worker, 'SMS_MFA');
    await rest();
    expect(said('item')).toEqual([{ type: 'item', name: 'pendingSignIn', content: expect.any(String) }]);
    await reply(worker, 'pendingSignIn.save', null);
    await reply(worker, 'pendingSignIn.save', null);
    await rest();
    expect(said('item').slice(1)).toEqual([{ type: 'item', name: 'pendingSignIn', content: null }]);
  });

  it('is given to the next worker', async () => {
    const { worker, said, rest, environment } = world();
    await reply(worker, 'initiateAuth', { attempt });
    await save(worker, 'SMS_MFA');
    await rest();
    const [message] = said('item');
    const next = new FakeWorker(environment);
    next.postMessage({
      ...init,
      items: { pendingSignIn: (message as { content: string }).content, session: null },
    });
    expect(await reply(next, 'restoreSession', {})).toMatchObject({
      kind: 'challenge',
      challenge: { name: 'SMS_MFA' },
    });
    const other = new FakeWorker(environment);
    other.postMessage(init);
    expect(await reply(other, 'restoreSession', {})).toEqual({ kind: 'none' });
  });
});

describe('a refused answer', () => {
  const typed = (text: string) => new Map([['sealed', { value: text }]]);
  const verifier = {
    ChallengeName: 'PASSWORD_VERIFIER',
    Session: 's',
    ChallengeParameters: {
      SALT: 'ab12',
      SRP_B: 'c'.repeat(700),
      SECRET_BLOCK: 'AAAA',
      USER_ID_FOR_SRP: 'ann',
    },
  };

  /** A sign-in whose answers are all refused with this, and whether its proof is still held afterwards. */
  async function proved(refusal: object, before: object) {
    const refused = () => Response.json(refusal, { status: 400 });
    const { worker } = world({ InitiateAuth: verifier, RespondToAuthChallenge: refused });
    const bare = { ...attempt, flow: 'USER_SRP_AUTH' };
    const { proof } = (await reply(worker, 'prepareSrp', {
      attempt: { ...bare, password: typed('swordfish') },
    })) as { proof: object };
    const { challenge } = (await reply(worker, 'initiateAuth', { attempt: { ...bare, proof } })) as {
      challenge: { proof: object };
    };
    const input = { attempt: bare, challenge };
    expect(await reply(worker, 'respond', { ...input, answer: before })).toMatchObject({ kind: 'fault' });
    const again = await worker.ask('respond', { ...input, answer: { kind: 'proof' } });
    return again.type === 'reply';
  }
  const wrong = { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
  const unknown = { __type: 'ResourceNotFoundException', message: 'Device does not exist.' };

  it('does not discard a valid proof, only a wrong one', async () => {
    const { worker } = world({ InitiateAuth: verifier, RespondToAuthChallenge: asksForCode });
    const bare = { ...attempt, flow: 'USER_SRP_AUTH' };
    const { proof } = (await reply(worker, 'prepareSrp', {
      attempt: { ...bare, password: typed('swordfish') },
    })) as { proof: object };
    const { challenge } = (await reply(worker, 'initiateAuth', { attempt: { ...bare, proof } })) as {
      challenge: object;
    };
    expect(
      await reply(worker, 'respond', { attempt: bare, challenge, answer: { kind: 'proof' } }),
    ).toMatchObject({ kind: 'challenge' });
  });

  it('takes no other secret of the challenge with the proof', async () => {
    const refused = () => Response.json(wrong, { status: 400 });
    const { worker } = world({ InitiateAuth: verifier, RespondToAuthChallenge: refused });
    const { challenge } = (await reply(worker, 'initiateAuth', { attempt })) as { challenge: object };
    const input = { attempt, challenge };
    expect(await reply(worker, 'respond', { ...input, answer: { kind: 'proof' } })).toMatchObject({
      fault: { code: 'proof-missing' },
    });
    const choice = { kind: 'choice', choice: 'EMAIL_OTP' };
    expect(await worker.ask('respond', { ...input, answer: choice })).toMatchObject({ type: 'reply' });
  });

  it.each([
    ['is of no more use', wrong, { kind: 'proof' }, false],
    ['serves once more without the device that is not known', unknown, { kind: 'proof' }, true],
    ['stays where something else was refused', wrong, { kind: 'choice', choice: 'EMAIL_OTP' }, true],
  ])('by a proof: the proof %s', async (_, refusal, answer, isHeld) => {
    expect(await proved(refusal, answer)).toBe(isHeld);
  });
});

describe('work that only a page can do', () => {
  it('is asked of it where it can', async () => {
    const outputs = {
      InitiateAuth: {
        ChallengeName: 'WEB_AUTHN',
        Session: 's',
        ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS: '{"challenge":"AAAA"}' },
      },
    };
    const ask = async (passkeys: boolean) => {
      const { worker, said, until } = world(outputs, { ...init, passkeys });
      const { challenge: posed } = (await reply(worker, 'initiateAuth', { attempt })) as {
        challenge: object;
      };
      const asked = worker.ask('assertPasskey', { attempt, challenge: posed, autofill: false });
      if (passkeys) {
        await until(() => said('assert').length === 1);
        const { id } = said('assert')[0] as { id: number };
        worker.postMessage({ type: 'notAsserted', id, error: 'NotAllowedError' });
      }
      return asked;
    };
    expect(await ask(false)).toMatchObject({ output: { fault: { code: 'passkeys-unsupported' } } });
    expect(await ask(true)).toMatchObject({
      output: { fault: { kind: 'cancelled', code: 'NotAllowedError' } },
    });
  });
});
