import * as bigints from '../bigint-powers.ts';
import { N } from '../group.ts';
import type { Powers } from '../power.ts';
import { type Arithmetic, createArithmetic, INTO_FORM, limbsOf, ONE } from './arithmetic.ts';

const RESULT = 0;
const FACTOR = 1;
/** The powers of the base. */
const TABLE = 2;
const WINDOW = 5;

// As limbs, because they are written for each power.
const one = /* @__PURE__ */ limbsOf(ONE);
const intoForm = /* @__PURE__ */ limbsOf(INTO_FORM);
const outOfForm = /* @__PURE__ */ limbsOf(1n);

/** Bits in each half of an exponent of 2. */
const HALF = 128;
const NIBBLE = 4;

/** Number of 32-ary digits: for exponents of 256 bits, and for a + u x, which has at most 513. */
const SHORT = 52;
const LONG = 103;

/** Fills in the powers 0 to `size` - 1 of the given number. */
function fillTable(numbers: Arithmetic, size: number): void {
  numbers.write(TABLE, one);
  for (let entry = 2; entry < size; entry++) {
    numbers.copy(TABLE + entry, TABLE + entry - 1);
    numbers.multiply(TABLE + entry, TABLE + 1);
  }
}

/**
 * The powers with WebAssembly. The number of products depends on the size of the exponents only, not on their bits: windows
 * are fixed, and a digit 0 is multiplied too.
 */
export function wasmPowers(module: WebAssembly.Module): Powers {
  const idle: Arithmetic[] = [];
  /** The powers 0 to 15 of 2 ^ 2 ^ 128, in Montgomery form: public, and always the same. */
  let highPowers: Uint32Array | undefined;

  /** Every computation has its own memory, because others start while it waits for its next slice. */
  async function withArithmetic(
    compute: (arithmetic: Arithmetic) => Promise<void>,
    instead: () => Promise<bigint>,
  ): Promise<bigint> {
    let arithmetic = idle.pop();
    try {
      arithmetic ??= createArithmetic(module);
    } catch {
      // Browsers have room for few memories only.
      return instead();
    }
    try {
      await compute(arithmetic);
      arithmetic.write(FACTOR, outOfForm);
      arithmetic.multiply(RESULT, FACTOR);
      return arithmetic.read(RESULT) % N;
    } finally {
      arithmetic.clear();
      idle.push(arithmetic);
    }
  }

  return {
    power: (base, exponent, slices) =>
      withArithmetic(
        async (numbers) => {
          numbers.write(TABLE + 1, base);
          numbers.write(FACTOR, intoForm);
          numbers.multiply(TABLE + 1, FACTOR);
          fillTable(numbers, 2 ** WINDOW);
          numbers.copy(RESULT, TABLE);
          const length = exponent >> 256n === 0n ? SHORT : LONG;
          for (const digit of exponent.toString(2 ** WINDOW).padStart(length, '0')) {
            for (let bit = 0; bit < WINDOW; bit++) numbers.square(RESULT, 0);
            numbers.multiply(RESULT, TABLE + Number.parseInt(digit, 2 ** WINDOW));
            if (slices.isOver()) await slices.next();
          }
        },
        () => bigints.power(base, exponent, slices),
      ),

    // With x = high 2 ^ 128 + low, it is (2 ^ 2 ^ 128) ^ high * 2 ^ low: both share half the squarings, and doubling costs
    // nothing.
    powerOfTwo: (exponent, slices) =>
      withArithmetic(
        async (numbers) => {
          if (highPowers) numbers.write(TABLE, highPowers);
          else {
            numbers.write(TABLE + 1, 2n * ONE);
            for (let bit = 0; bit < HALF; bit++) numbers.square(TABLE + 1, 0);
            fillTable(numbers, 2 ** NIBBLE);
            highPowers = numbers.limbs(TABLE, 2 ** NIBBLE);
          }
          numbers.write(RESULT, one);
          const digits = exponent.toString(2 ** NIBBLE).padStart((2 * HALF) / NIBBLE, '0');
          for (let place = 0; place < HALF / NIBBLE; place++) {
            const [high, low] = [place, place + HALF / NIBBLE].map((at) =>
              Number.parseInt(digits[at] ?? '', 16),
            );
            for (let bit = NIBBLE - 1; bit >= 0; bit--) numbers.square(RESULT, ((low ?? 0) >> bit) & 1);
            numbers.multiply(RESULT, TABLE + (high ?? 0));
            if (slices.isOver()) await slices.next();
          }
        },
        () => bigints.powerOfTwo(exponent, slices),
      ),
  };
}
