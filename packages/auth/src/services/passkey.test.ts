import { describe, expect, it, vi } from 'vitest';
import { pendingOf } from '../../test/pending.ts';
import { attemptOf } from '../../test/services.ts';
import { stubWorld } from '../../test/stub-world.ts';
import { kindOf, seal } from '../sealed.ts';
import { passkeyServices } from './passkey.ts';
import { openProof } from './proofs.ts';

const { signal } = new AbortController();
const OPTIONS = JSON.stringify({ challenge: 'AQ', rpId: 'app.example' });
const bytes = (byte: number) => Uint8Array.of(byte).buffer;
const assertion = {
  id: 'id',
  rawId: bytes(0),
  type: 'public-key',
  response: { clientDataJSON: bytes(1), authenticatorData: bytes(2), signature: bytes(3) },
} as unknown as Credential;

/** A browser whose dialog ends as the test wants. */
function world(get?: (options: CredentialRequestOptions) => Promise<Credential | null>) {
  const asked: CredentialRequestOptions[] = [];
  const credentials = get && {
    get: (options: CredentialRequestOptions) => {
      asked.push(options);
      return get(options);
    },
  };
  // No other member is used.
  const { context } = stubWorld().open({ credentials: (credentials ?? null) as CredentialsContainer | null });
  const ask = (
    autofill: boolean,
    parameters: Record<string, string> = { CREDENTIAL_REQUEST_OPTIONS: OPTIONS },
  ) => {
    const { challenge } = pendingOf({ name: 'WEB_AUTHN', parameters: seal(parameters, 'parameters') });
    if (!challenge) throw new Error('There is one.');
    return passkeyServices(context).assertPasskey(
      { attempt: attemptOf('ann', ''), challenge, autofill },
      signal,
    );
  };
  return { ask, asked };
}

const fault = (kind: string, code: string) => ({ kind: 'fault', fault: { kind, code } });

describe('a passkey', () => {
  it('is asked for as the pool says, and becomes a proof that shows nothing', async () => {
    const { ask, asked } = world(async () => assertion);
    const reply = await ask(false);
    if (reply.kind !== 'proof') throw new Error('It was refused.');
    expect(kindOf(reply.proof)).toBe('proof');
    expect(JSON.parse(openProof(reply.proof, 'passkey')?.credential ?? '')).toMatchObject({
      id: 'AA',
      response: { signature: 'Aw' },
    });
    expect(asked).toEqual([{ publicKey: expect.objectContaining({ rpId: 'app.example' }), signal }]);
  });

  it('is offered in the autofill list where that is asked for', async () => {
    vi.stubGlobal('PublicKeyCredential', { isConditionalMediationAvailable: async () => true });
    const { ask, asked } = world(async () => assertion);
    expect((await ask(true)).kind).toBe('proof');
    expect(asked).toMatchObject([{ mediation: 'conditional' }]);
  });

  it('is asked for in a worker, which cannot know of the autofill list', async () => {
    const { ask } = world(async () => assertion);
    expect((await ask(true)).kind).toBe('proof');
  });

  it('is not asked for where the browser has no list', async () => {
    vi.stubGlobal('PublicKeyCredential', { isConditionalMediationAvailable: async () => false });
    const { ask, asked } = world(async () => assertion);
    expect(await ask(true)).toEqual(fault('configuration', 'autofill-unsupported'));
    expect(asked).toEqual([]);
    expect((await ask(false)).kind).toBe('proof');
  });

  it('does not exist in a browser without passkeys', async () => {
    expect(await world().ask(false)).toEqual(fault('configuration', 'passkeys-unsupported'));
  });

  it('that the person does not choose gives no answer', async () => {
    expect(await world(async () => null).ask(false)).toEqual(fault('cancelled', 'passkey-dismissed'));
  });

  it.each([
    ['NotAllowedError', 'cancelled'],
    ['AbortError', 'cancelled'],
    ['SecurityError', 'configuration'],
  ])('that ends with %s is %s', async (name, kind) => {
    const { ask } = world(() => Promise.reject(new DOMException('no', name)));
    expect(await ask(false)).toEqual(fault(kind, name));
  });

  it('is not offered by a browser that does not know the word for it, and a TypeError else is a bug', async () => {
    const bug = new TypeError('conditional');
    const { ask } = world(() => Promise.reject(bug));
    expect(await ask(true)).toEqual(fault('configuration', 'autofill-unsupported'));
    await expect(ask(false)).rejects.toBe(bug);
    const other = new RangeError('a bug');
    await expect(world(() => Promise.reject(other)).ask(true)).rejects.toBe(other);
  });

  it('whose challenge says nothing is a bug', async () => {
    await expect(world(async () => assertion).ask(false, {})).rejects.toThrow(Error);
  });
});
