import { describe, expect, it } from 'vitest';
import { registerPasskey } from './account/index.ts';
import { createTestAuth } from './testing/index.ts';
import { offerPasskeyAutofill, receiveSmsCode } from './ui/index.ts';
import { waitFor } from './wait-for.ts';

const home = createTestAuth({ view: 'home' });

const TAKERS: readonly (readonly [string, (signal: AbortSignal) => Promise<unknown>])[] = [
  ['waitFor', (signal) => waitFor(home, 'home', { signal })],
  ['receiveSmsCode', (signal) => receiveSmsCode(signal)],
  ['offerPasskeyAutofill', (signal) => offerPasskeyAutofill(home, 'ann', signal)],
];

/** As a frame's or jsdom's: another class of the same name. */
class SignalOfAnotherRealm extends EventTarget {
  readonly aborted = false;
  readonly reason = undefined;
  get [Symbol.toStringTag]() {
    return 'AbortSignal';
  }
}

const REFUSED: readonly (readonly [string, unknown])[] = [
  ['an object', {}],
  ['an object with the members of one', { aborted: false, addEventListener() {}, removeEventListener() {} }],
  ['another event target', Object.assign(new EventTarget(), { aborted: false })],
  ['a controller', new AbortController()],
  ['its prototype', AbortSignal.prototype],
  ['a name', { [Symbol.toStringTag]: 'AbortSignal' }],
];

describe.each(TAKERS)('%s', (_, call) => {
  it('takes a signal, also one of another realm', async () => {
    await expect(call(new AbortController().signal)).resolves.not.toThrow();
    await expect(call(new SignalOfAnotherRealm() as unknown as AbortSignal)).resolves.not.toThrow();
  });

  it.each(REFUSED)('refuses %s', async (_name, value) => {
    await expect(call(value as AbortSignal)).rejects.toMatchObject({
      name: 'AuthError',
      code: 'invalid-input',
      message: 'signal must be an AbortSignal.',
    });
  });
});

it('a passkey is not asked for with a signal that is none', async () => {
  await expect(registerPasskey(home, { signal: {} as AbortSignal })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

it('a signal that may be left out may be null', async () => {
  await expect(offerPasskeyAutofill(home, 'ann', null as unknown as undefined)).resolves.toBeUndefined();
});
