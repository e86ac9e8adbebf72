import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { giving } from '../test/arbitraries.ts';
import { keyPairOf, startSrp } from './ephemeral.ts';

const secret = 'c0ffee'.repeat(10);

describe('an ephemeral', () => {
  test('draws 256 bits', async () => {
    const lengths: number[] = [];
    const random = (length: number) => {
      lengths.push(length);
      return new Uint8Array(length).fill(1);
    };
    await startSrp({ random });
    expect(lengths).toEqual([32]);
  });

  test('shows its public value and nothing of its secret', async () => {
    const ephemeral = await startSrp({ random: giving(secret) });
    const shown = [
      JSON.stringify(ephemeral),
      inspect(ephemeral, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
      Reflect.ownKeys(ephemeral).join(),
      Object.values(ephemeral).join(),
    ].join('\n');
    expect(Reflect.ownKeys(ephemeral)).toEqual(['srpA']);
    expect(ephemeral.srpA).toMatch(/^[1-9a-f][\da-f]+$/);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(BigInt(`0x${secret}`).toString());
  });

  test('is not changed by those who hold it', async () => {
    const ephemeral = await startSrp();
    expect(Reflect.set(ephemeral, 'srpA', '2')).toBe(false);
  });

  test('differs each time', async () => {
    expect(await startSrp()).not.toEqual(await startSrp());
  });

  test('is refused as a copy', async () => {
    const ephemeral = await startSrp();
    for (const copy of [{ ...ephemeral }, structuredClone(ephemeral)]) {
      expect(() => keyPairOf(copy)).toThrow(expect.objectContaining({ code: 'foreign-ephemeral' }));
    }
  });
});

test.each([
  ['too few bytes', () => Uint8Array.of(1)],
  ['nothing but zeros', (length: number) => new Uint8Array(length)],
])('a random source that gives %s is refused', async (_, random) => {
  await expect(startSrp({ random })).rejects.toThrow(expect.objectContaining({ code: 'weak-random' }));
});
