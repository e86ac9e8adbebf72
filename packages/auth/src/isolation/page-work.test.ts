import { describe, expect, it, vi } from 'vitest';
import { kindOf, seal, unseal } from '../sealed.ts';
import { pageHandles, workerHandles } from './handles.ts';
import { pageCredentials } from './page-credentials.ts';
import { showPasskeys } from './passkeys.ts';
import { askForWafTokens, giveWafTokens } from './waf-tokens.ts';
import { decode, encode, type FromWorker, type ToWorker } from './wire.ts';

/** Both ends, connected without a delay. */
function wafTokens(get: Parameters<typeof giveWafTokens>[0]) {
  const log: (FromWorker | ToWorker)[] = [];
  const worker = askForWafTokens((message) => {
    log.push(message);
    if (message.type === 'wafStopped') void page.give(message);
    if (message.type === 'wafAbort') page.abort(message.id);
  });
  const page = giveWafTokens(get, (message) => {
    log.push(message);
    if (message.type === 'wafToken') worker.settle(message);
  });
  return { log, ask: worker.getWafToken };
}

describe('a token of AWS WAF', () => {
  const request = { action: 'captcha', operation: 'InitiateAuth', signal: undefined } as const;

  it('is got by the page, for the worker that asks', async () => {
    const asked: unknown[] = [];
    const { ask } = wafTokens(async ({ action, operation }) => {
      asked.push([action, operation]);
      return `token ${asked.length}`;
    });
    expect(
      await Promise.all([ask(request), ask({ ...request, action: 'challenge', operation: 'SignUp' })]),
    ).toEqual(['token 1', 'token 2']);
    expect(asked).toEqual([
      ['captcha', 'InitiateAuth'],
      ['challenge', 'SignUp'],
    ]);
  });

  it.each([
    ['is given up', async () => null],
    ['is undefined', async () => undefined],
    ['is not a string', async () => 7 as unknown as string],
    ['fails', () => Promise.reject(new Error('the script is blocked'))],
    [
      'throws',
      () => {
        throw new Error('no script');
      },
    ],
  ])('that %s counts as missing, and the reason stays with the page', async (_, get) => {
    const { ask, log } = wafTokens(get);
    expect(await ask(request)).toBeNull();
    expect(log.at(-1)).toEqual({ type: 'wafToken', id: 1, token: null });
  });

  it('for a call that nobody made, or that was answered, is nothing', async () => {
    const posted: FromWorker[] = [];
    const worker = askForWafTokens((message) => posted.push(message));
    const token = worker.getWafToken(request);
    worker.settle({ type: 'wafToken', id: 7, token: 'of nobody' });
    worker.settle({ type: 'wafToken', id: 1, token: 'the one' });
    worker.settle({ type: 'wafToken', id: 1, token: 'once more' });
    expect(await token).toBe('the one');
    expect(posted).toHaveLength(1);
  });

  it('is missing where the app has no function for it', async () => {
    expect(await wafTokens(undefined).ask(request)).toBeNull();
  });

  it('is not waited for any more when the call is cancelled', async () => {
    const abort = new AbortController();
    const { ask, log } = wafTokens(
      ({ signal }) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve('closed'))),
    );
    const token = ask({ ...request, signal: abort.signal });
    abort.abort();
    expect(await token).toBe('closed');
    expect(log.map(({ type }) => type)).toEqual(['wafStopped', 'wafAbort', 'wafToken']);
  });
});

function passkeys(get: (options: CredentialRequestOptions) => Promise<Credential | null>) {
  const log: (FromWorker | ToWorker)[] = [];
  const worker = pageCredentials((message) => {
    log.push(message);
    if (message.type === 'assert') void page.assert(message.id, message.options);
    if (message.type === 'assertAbort') page.abort(message.id);
  });
  // The page uses no other member.
  const page = showPasskeys({ get } as CredentialsContainer, (message) => {
    log.push(message);
    if (message.type === 'asserted' || message.type === 'notAsserted') worker.settle(message);
  });
  return { log, credentials: worker.credentials };
}

describe('a passkey', () => {
  const bytes = (byte: number) => Uint8Array.of(byte).buffer;
  const response = {
    clientDataJSON: bytes(1),
    authenticatorData: bytes(2),
    signature: bytes(3),
    userHandle: bytes(4),
  };
  const credential = {
    id: 'id',
    rawId: bytes(0),
    type: 'public-key',
    authenticatorAttachment: 'platform',
    response: { ...response, toJSON: () => {} },
    getClientExtensionResults: () => {},
  } as unknown as Credential;

  it('is asked for by the page, and goes to the worker as data', async () => {
    const asked: unknown[] = [];
    const { credentials, log } = passkeys(async ({ signal, ...options }) => {
      asked.push(options);
      expect(signal?.aborted).toBe(false);
      return credential;
    });
    const options = { mediation: 'optional', publicKey: { challenge: bytes(9) } } as const;
    expect(await credentials.get({ ...options, signal: new AbortController().signal })).toEqual({
      id: 'id',
      rawId: bytes(0),
      type: 'public-key',
      authenticatorAttachment: 'platform',
      response,
    });
    expect(asked).toEqual([options]);
    for (const message of log) expect(() => structuredClone(message)).not.toThrow();
  });

  it('that the person does not have is reported as missing', async () => {
    expect(await passkeys(async () => null).credentials.get({})).toBeNull();
  });

  it.each([
    [new DOMException('no', 'NotAllowedError'), DOMException, 'NotAllowedError'],
    [new TypeError('a member is unknown'), TypeError, 'TypeError'],
    [new RangeError('something else'), DOMException, 'UnknownError'],
  ])('that fails with %s fails in the worker, by its name alone', async (error, kind, name) => {
    const { credentials } = passkeys(() => Promise.reject(error));
    const refusal: unknown = await credentials.get({}).catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(kind);
    expect(refusal).toMatchObject({ name, message: 'The passkey request failed on the page.' });
  });

  it.each([
    [false, 'conditional', 0],
    [true, 'conditional', 1],
    [false, 'optional', 1],
  ] as const)(
    'where autofill for it is there (%s) and asked for (%s) is shown so often: %i',
    async (can, mediation, times) => {
      vi.stubGlobal('PublicKeyCredential', { isConditionalMediationAvailable: async () => can });
      let shown = 0;
      const { credentials } = passkeys(async () => {
        shown += 1;
        return null;
      });
      const refusal: unknown = await credentials.get({ mediation }).catch((thrown: unknown) => thrown);
      expect([shown, refusal instanceof TypeError]).toEqual([times, times === 0]);
    },
  );

  it('is not asked for any more when the sign-in is cancelled', async () => {
    const abort = new AbortController();
    const { credentials, log } = passkeys(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('closed', 'AbortError')));
        }),
    );
    const asserting = credentials.get({ signal: abort.signal });
    abort.abort();
    await expect(asserting).rejects.toMatchObject({ name: 'AbortError' });
    expect(log.map(({ type }) => type)).toEqual(['assert', 'assertAbort', 'notAsserted']);
  });

  it('that is answered for another call, or twice, is not this one', async () => {
    const posted: FromWorker[] = [];
    const worker = pageCredentials((message) => posted.push(message));
    const { credentials } = worker;
    const [first, second] = [credentials.get({}), credentials.get({})];
    worker.settle({ type: 'asserted', id: 7, credential: null });
    worker.settle({ type: 'asserted', id: 2, credential: { id: 'second' } });
    worker.settle({ type: 'asserted', id: 2, credential: { id: 'again' } });
    worker.settle({ type: 'notAsserted', id: 1, error: 'AbortError' });
    expect(await second).toEqual({ id: 'second' });
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    expect(posted.map((message) => 'id' in message && message.id)).toEqual([1, 2]);
  });
});

describe('the handles of a worker', () => {
  it('are cleared all, or those of one kind', () => {
    const { refer, resolve, clear, free } = workerHandles();
    const session = refer(seal('s', 'session'));
    const proof = refer(seal('p', 'proof'));
    expect(session).not.toEqual(proof);
    clear('proof');
    expect(unseal(resolve(session))).toBe('s');
    expect(() => resolve(proof)).toThrow(TypeError);
    clear();
    expect(() => resolve(session)).toThrow(TypeError);
    const next = refer(seal('n', 'session'));
    expect(next).not.toEqual(session);
    if ('handle' in next) free(next.handle);
    expect(() => resolve(next)).toThrow(TypeError);
  });

  it('exclude secrets for the person’s eyes, and keep the kind of the rest', () => {
    const { refer, resolve } = workerHandles();
    expect(refer(seal({ uri: 'u' }, 'forPage'))).toEqual({ value: { uri: 'u' } });
    const handle = refer(seal('s', 'session'));
    expect(handle).toEqual({ handle: 1 });
    expect(kindOf(resolve(handle))).toBe('session');
    expect(kindOf(resolve({ value: 'typed by somebody' }))).toBe('typed');
  });

  it('come back from the page as the same objects, and typed text unchanged', () => {
    const page = pageHandles(() => {});
    expect(page.refer(page.resolve({ handle: 7 }))).toEqual({ handle: 7 });
    expect(page.refer(seal('typed'))).toEqual({ value: 'typed' });
    expect(unseal(page.resolve({ value: 'for the page' }))).toBe('for the page');
  });
});

describe('the handle of a secret on the wire', () => {
  const resolve = ({ ...reference }) => seal(reference);

  it.each([
    new Map(),
    new Map([['sealed', null]]),
    new Map([['sealed', []]]),
    new Map([['sealed', {}]]),
    new Map([['sealed', { handle: '1' }]]),
    new Map([['sealed', Object.create({ handle: 1 }) as object]]),
    new Map([['sealed', Object.create({ value: 1 }) as object]]),
    new Map([['other', { handle: 1 }]]),
  ])('is not %o', (sealed) => {
    expect(() => decode({ a: [sealed] }, resolve)).toThrow(TypeError);
  });

  it('is found wherever it is, and nothing else is changed', () => {
    const value = { a: [1, { b: seal('x') }], c: null, d: undefined, e: 'text' };
    const wire = encode(value, () => ({ handle: 3 }));
    expect(wire).toEqual({
      a: [1, { b: new Map([['sealed', { handle: 3 }]]) }],
      c: null,
      d: undefined,
      e: 'text',
    });
    const back = decode(wire, (reference) => seal(reference)) as typeof value;
    const [, inner] = back.a as [number, { b: ReturnType<typeof seal> }];
    expect(unseal(inner.b)).toEqual({ handle: 3 });
    expect(back).toMatchObject({ c: null, d: undefined, e: 'text' });
  });
});
