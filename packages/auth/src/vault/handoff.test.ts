import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../test/browser.ts';
import { pendingOf } from '../../test/pending.ts';
import type { Environment } from '../api.ts';
import { unseal } from '../sealed.ts';
import { openHandoff } from './handoff.ts';
import { openStorage } from './storage.ts';

const MINUTE = 60_000;

function world() {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const open = (scope = 'pool|client', changes: Partial<Environment> = {}) => {
    const { environment } = browser.tab(changes);
    return openHandoff({ storage: openStorage(environment) }, environment, scope);
  };
  const pending = pendingOf({ lapsesAt: browser.clock.now() + MINUTE });
  return { clock: browser.clock, open, pending };
}

/** The result of a call: the code of its refusal, or `resumed`. */
const outcome = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'resumed',
    (error: unknown) => (error as { code?: unknown }).code,
  );
const code = (expected: string) => expect.objectContaining({ code: `resume-${expected}` }) as unknown;

describe('a sign-in that this browser alone may resume', () => {
  it('is resumed as it was, in another page, once', async () => {
    const { open, pending } = world();
    const ticket = await open().export(pending, 'thisBrowser');
    expect(ticket).toMatch(/^lkt1\.[\w-]{22}$/);
    expect(await open().look(ticket)).toBeNull();
    const resumed = await open().import(ticket);
    expect(resumed.attempt).toEqual({ ...pending.attempt, password: null, proof: null });
    expect(resumed.challenge).toMatchObject({ name: 'SMS_MFA', prompt: { hint: 'of the pool' } });
    expect(resumed.challenge?.session && unseal(resumed.challenge.session)).toBe('a-session');
    expect(resumed.totp && unseal(resumed.totp)).toEqual({ secret: 'totp', uri: 'otpauth://x' });
    await expect(open().import(ticket)).rejects.toThrow(code('used'));
  });

  it('opens in no other browser, pool or client', async () => {
    const { open, pending } = world();
    const ticket = await open().export(pending, 'thisBrowser');
    await expect(world().open().import(ticket)).rejects.toThrow(code('invalid'));
    await expect(open('pool|other').import(ticket)).rejects.toThrow(code('invalid'));
    expect(await open().import(ticket)).toMatchObject({ challenge: { name: 'SMS_MFA' } });
  });

  it('is used although others were exported and resumed since', async () => {
    const { open, pending } = world();
    for (const reach of ['thisBrowser', 'anywhere'] as const) {
      const [first, second] = [await open().export(pending, reach), await open().export(pending, reach)];
      await open().import(first);
      await open().import(second);
      await open().export(pending, 'thisBrowser');
      for (const text of [first, second]) await expect(open().import(text)).rejects.toThrow(code('used'));
    }
  });

  it('is its string and nothing after it', async () => {
    const { open, pending } = world();
    const ticket = await open().export(pending, 'thisBrowser');
    await expect(open().import(`${ticket}.more`)).rejects.toThrow(code('invalid'));
    await expect(open().import(`${ticket}.`)).rejects.toThrow(code('invalid'));
    expect(await open().import(ticket)).toMatchObject({ attempt: { username: 'ann' } });
  });

  it('is not for a browser that keeps nothing', async () => {
    const { open, pending } = world();
    const exported = open('pool|client', { indexedDB: null }).export(pending, 'thisBrowser');
    await expect(exported).rejects.toThrow(code('not-stored'));
  });

  it.each([
    [MINUTE - 1, 'resumed'],
    [MINUTE, 'resume-lapsed'],
  ])('after %i ms is %s', async (milliseconds, expected) => {
    const { clock, open, pending } = world();
    const ticket = await open().export(pending, 'thisBrowser');
    clock.advance(milliseconds);
    expect(await outcome(open().import(ticket))).toBe(expected);
  });

  it('is dropped with the next one once it has lapsed, and not before', async () => {
    const { clock, open, pending } = world();
    const first = await open().export(pending, 'thisBrowser');
    const second = await open().export(
      { ...pending, challenge: { ...must(pending.challenge), lapsesAt: clock.now() + 2 * MINUTE } },
      'thisBrowser',
    );
    clock.advance(MINUTE);
    await open().export(pending, 'thisBrowser');
    await expect(open().import(first)).rejects.toThrow(code('invalid'));
    expect(await open().import(second)).toMatchObject({ challenge: { name: 'SMS_MFA' } });
  });

  it.each(['constructor', '__proto__', 'toString'])('is not found under the id %s', async (id) => {
    const { open, pending } = world();
    await open().export(pending, 'thisBrowser');
    await expect(open().import(`lkt1.${id}`)).rejects.toThrow(code('invalid'));
  });
});

describe('a sign-in that anybody with its string can resume', () => {
  it('names its person, and is resumed in another browser without the secrets of the first', async () => {
    const { open, pending } = world();
    const text = await open().export(pending, 'anywhere');
    expect(text).toMatch(/^lkb1\.[\w-]{22}\.[\w-]{43}\.[\w-]+$/);
    const { open: elsewhere } = world();
    expect(await elsewhere().look(text)).toBe('ann');
    const resumed = await elsewhere().import(text);
    expect(resumed.totp).toBeNull();
    expect(resumed.challenge).toMatchObject({ name: 'SMS_MFA', prompt: {} });
    await expect(elsewhere().import(text)).rejects.toThrow(code('used'));
    await expect(elsewhere().look(text)).rejects.toThrow(code('used'));
  });

  it('is looked at as often as one likes before it is resumed', async () => {
    const { open, pending } = world();
    const text = await open().export(pending, 'anywhere');
    expect([await open().look(text), await open().look(text)]).toEqual(['ann', 'ann']);
    expect(await open().import(text)).toMatchObject({ attempt: { username: 'ann' } });
  });

  it('does not open for another pool or client', async () => {
    const { open, pending } = world();
    const text = await open().export(pending, 'anywhere');
    await expect(open('pool|other').look(text)).rejects.toThrow(code('invalid'));
    await expect(open('pool|other').import(text)).rejects.toThrow(code('invalid'));
  });

  it.each([
    [MINUTE - 1, 'resumed'],
    [MINUTE, 'resume-lapsed'],
  ])('after %i ms is %s', async (milliseconds, expected) => {
    const { clock, open, pending } = world();
    const text = await open().export(pending, 'anywhere');
    clock.advance(milliseconds);
    expect(await outcome(open().look(text))).toBe(expected);
    expect(await outcome(open().import(text))).toBe(expected);
  });

  it('is not for a browser without WebCrypto', async () => {
    const { open, pending } = world();
    const exported = open('pool|client', { subtle: null }).export(pending, 'anywhere');
    await expect(exported).rejects.toThrow(code('not-stored'));
    const text = await open().export(pending, 'anywhere');
    await expect(open('pool|client', { subtle: null }).import(text)).rejects.toThrow(code('not-stored'));
  });

  it('is worth nothing with any character changed, added or left out', async () => {
    const { open, pending } = world();
    const text = await open().export(pending, 'anywhere');
    const handoff = open();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom('A', 'b', '-', '.', '', '!', ' ', 'AA'),
        async (at, put) => {
          const changed = text.slice(0, at) + put + text.slice(at + 1);
          // The last characters of base64url contain unused bits.
          fc.pre(changed !== text && !['.', undefined].includes(text[at + 1]));
          await expect(handoff.look(changed)).rejects.toThrow(code('invalid'));
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    '',
    '.',
    'lkt1',
    'lkt1.',
    'lkt1.a.b',
    'lkb1.a.b',
    'lkb1.a.b.c.d',
    'lkx1.a',
    'lkb1.a.!.c',
    'LKT1.a',
  ])('is not %j', async (text) => {
    const { open } = world();
    await expect(open().import(text)).rejects.toThrow(code('invalid'));
  });
});

it.each(['thisBrowser', 'anywhere'] as const)(
  '%s: a sign-in that waits for nothing is not resumed',
  async (reach) => {
    const { open, pending } = world();
    const text = await open().export({ ...pending, challenge: null }, reach);
    await expect(open().import(text)).rejects.toThrow(code('invalid'));
  },
);

it('two pages that resume at the same time: one gets it', async () => {
  const { open, pending } = world();
  for (const reach of ['thisBrowser', 'anywhere'] as const) {
    const text = await open().export(pending, reach);
    const both = await Promise.allSettled([open().import(text), open().import(text)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  }
});

function must<T>(value: T | null): T {
  if (value === null) throw new Error('It is there.');
  return value;
}
