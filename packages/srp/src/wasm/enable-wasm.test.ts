import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as bigints from '../bigint-powers.ts';
import { type Powers, power, powerOfTwo, setPowers } from '../power.ts';
import { enableWasm } from './index.ts';

const slices = { isOver: () => false, next: async () => {} };
const replaced = {
  power: vi.fn<Powers['power']>(bigints.power),
  powerOfTwo: vi.fn<Powers['powerOfTwo']>(bigints.powerOfTwo),
};

beforeEach(() => {
  replaced.power.mockClear();
  replaced.powerOfTwo.mockClear();
  setPowers(replaced);
});
afterEach(() => {
  vi.restoreAllMocks();
  setPowers(bigints);
});

async function expectRightPowers() {
  expect(await power(3n, 5n, slices)).toBe(243n);
  expect(await powerOfTwo(4n, slices)).toBe(16n);
}

describe('enableWasm', () => {
  it('replaces BigInt with WebAssembly', async () => {
    expect(await enableWasm()).toBe(true);
    await expectRightPowers();
    expect(replaced.power).not.toHaveBeenCalled();
    expect(replaced.powerOfTwo).not.toHaveBeenCalled();
  });

  it.each<[string, () => void]>([
    [
      'a policy forbids it',
      () => vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('by policy')),
    ],
    ['there is none', () => vi.stubGlobal('WebAssembly', undefined)],
    [
      'its products are wrong',
      () =>
        vi.spyOn(WebAssembly, 'Instance').mockImplementation(
          class {
            exports = {
              memory: new WebAssembly.Memory({ initial: 1 }),
              multiply: () => {},
              square: () => {},
            };
          },
        ),
    ],
  ])('changes nothing where %s', async (_, arrange) => {
    arrange();
    expect(await enableWasm()).toBe(false);
    await expectRightPowers();
    expect(replaced.power).toHaveBeenCalledOnce();
    expect(replaced.powerOfTwo).toHaveBeenCalledOnce();
  });

  it('computes with BigInt when the browser has no more memory', async () => {
    await enableWasm();
    vi.spyOn(WebAssembly, 'Instance').mockImplementation(
      class {
        exports: WebAssembly.Exports;
        constructor() {
          throw new RangeError('Out of memory');
        }
      },
    );
    await expectRightPowers();
  });
});
