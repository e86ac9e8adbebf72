import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { N } from '../group.ts';
import { compile } from './arithmetic.ts';
import { wasmPowers } from './powers.ts';

/** Same as in power.wat. */
const M_AT = 2064;

const { Instance } = WebAssembly;
const module = await compile();
/** Memory in which nothing was computed. */
const untouched = wordsOf(new Instance(module).exports.memory as WebAssembly.Memory);

/** The memories that were made since the test began, and the squares and products that were computed in them. */
const memories: WebAssembly.Memory[] = [];
let squares = 0;
let products = 0;

/** An instance as `new WebAssembly.Instance` makes it, whose squares and products are counted. */
class CountedInstance {
  readonly exports: object;

  constructor(given: WebAssembly.Module) {
    const { memory, multiply, square } = new Instance(given).exports;
    memories.push(memory as WebAssembly.Memory);
    type Operation = (...numbers: unknown[]) => void;
    const countedSquare: Operation = (...numbers) => {
      squares += 1;
      (square as Operation)(...numbers);
    };
    const countedProduct: Operation = (...numbers) => {
      products += 1;
      (multiply as Operation)(...numbers);
    };
    this.exports = { memory, multiply: countedProduct, square: countedSquare };
  }
}

function wordsOf(memory: WebAssembly.Memory | undefined): Uint32Array {
  const words = new Uint32Array(memory?.buffer ?? new ArrayBuffer(0)).slice();
  // The modulus is written at the start.
  words.fill(0, M_AT / 4, M_AT / 4 + 112);
  return words;
}

beforeEach(() => {
  memories.length = 0;
  squares = 0;
  products = 0;
  vi.stubGlobal('WebAssembly', { Instance: CountedInstance });
});

/** Counts the digits of an exponent, after each of which a slice may end. */
function countedSlices(isOver = false) {
  const slices = { digits: 0, ended: 0 };
  return {
    slices,
    isOver: () => {
      slices.digits += 1;
      return isOver;
    },
    next: async () => {
      slices.ended += 1;
    },
  };
}

const never = { isOver: () => false, next: async () => {} };

describe('the time of a power', () => {
  it.each([
    ['1', 1n, 52],
    ['one bit less than 256', (1n << 255n) - 1n, 52],
    ['256 bits', (1n << 256n) - 1n, 52],
    ['257 bits', 1n << 256n, 103],
    ['513 bits', (1n << 513n) - 1n, 103],
  ])('does not depend on the bits of the exponent, only on its size: %s', async (_, exponent, digits) => {
    const counted = countedSlices();
    await wasmPowers(module).power(3n, exponent, counted);
    expect(counted.slices).toEqual({ digits, ended: 0 });
    expect(squares).toBe(5 * digits);
    // One for each digit, 30 for the table, and one at each end for Montgomery's form.
    expect(products).toBe(digits + 32);
  });

  it.each([1n, 1n << 128n, (1n << 256n) - 1n])(
    'of 2 does not depend on the exponent: %d',
    async (exponent) => {
      const counted = countedSlices();
      await wasmPowers(module).powerOfTwo(exponent, counted);
      expect(counted.slices).toEqual({ digits: 32, ended: 0 });
      // The table of 16 powers takes 128 squares and 14 products.
      expect([squares, products]).toEqual([256, 32 + 14 + 1]);
    },
  );

  it('does not depend on the number: nothing but a count decides how the code goes on', () => {
    const code = readFileSync(new URL('./power.wat', import.meta.url), 'utf8').replace(/;;.*/g, '');
    const isCount =
      /\(br_if \$next \(i32\.lt_u\s+\(local\.tee (\$\w+) \(i32\.add \(local\.get \1\) \(i32\.const \d+\)\)\)\s+\((local\.get \$end|i32\.const \d+)\)\)\)/g;
    expect(code.replace(isCount, '')).not.toMatch(
      /\b(br\w*|if|select|call_indirect|return|\w+\.(div|rem)\w*)\b/,
    );
    expect(code.match(isCount)).toHaveLength(5);
  });

  it('is sliced, so that the page stays responsive', async () => {
    const powers = wasmPowers(module);
    const [some, two] = [countedSlices(true), countedSlices(true)];
    expect(await powers.power(3n, 5n, some)).toBe(243n);
    expect(await powers.powerOfTwo(4n, two)).toBe(16n);
    expect([some.slices.ended, two.slices.ended]).toEqual([52, 32]);
  });
});

describe('the powers of two', () => {
  it('are right again and again, and what is the same for all exponents is computed once', async () => {
    const powers = wasmPowers(module);
    const took: number[] = [];
    for (const exponent of [300n, 301n, 4n]) {
      const before = squares;
      expect(await powers.powerOfTwo(exponent, never)).toBe(2n ** exponent % N);
      took.push(squares - before);
    }
    expect(took).toEqual([256, 128, 128]);
  });
});

describe('the memory', () => {
  it('keeps nothing of a computation, and serves the next one', async () => {
    const powers = wasmPowers(module);
    await powers.power(N - 2n, (1n << 256n) - 1n, never);
    await powers.powerOfTwo((1n << 256n) - 1n, never);
    expect(memories).toHaveLength(1);
    expect(wordsOf(memories[0])).toEqual(untouched);
  });

  it('keeps nothing of a cancelled computation', async () => {
    const reason = new Error('the page has gone on');
    const slices = { isOver: () => true, next: () => Promise.reject(reason) };
    await expect(wasmPowers(module).power(3n, 5n, slices)).rejects.toBe(reason);
    expect(wordsOf(memories[0])).toEqual(untouched);
  });

  it('is not shared by two computations at a time', async () => {
    const powers = wasmPowers(module);
    const slices = { isOver: () => true, next: async () => {} };
    expect(await Promise.all([powers.power(3n, 5n, slices), powers.powerOfTwo(4n, slices)])).toEqual([
      243n,
      16n,
    ]);
    expect(memories).toHaveLength(2);
  });
});
