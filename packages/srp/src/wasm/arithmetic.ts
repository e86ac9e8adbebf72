import { decodeBase64 } from '../base64.ts';
import { N } from '../group.ts';
import { code } from './code.ts';

// As power.wat has them.
const LIMBS = 112;
const LIMB_BITS = 28;
const DIGITS_PER_LIMB = LIMB_BITS / 4;
const BYTES = 4 * LIMBS;
const M_AT = 2064;
const NUMBERS_AT = 3072;

/** What each product is divided by. */
export const R = 1n << BigInt(LIMBS * LIMB_BITS);
/** 1 in Montgomery form. */
export const ONE = R % N;
/** A product with this is in Montgomery form. */
export const INTO_FORM = ONE ** 2n % N;

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly multiply: (number: number, other: number) => void;
  readonly square: (number: number, double: number) => void;
}

/** The arithmetic of one computation. Its numbers have an index each; products are divided by R, as Montgomery's are. */
export interface Arithmetic {
  read(index: number): bigint;
  write(index: number, value: bigint): void;
  copy(to: number, from: number): void;
  /** Multiplies the number by another one. */
  multiply(index: number, by: number): void;
  /** Squares the number, and doubles it if `double` is 1. */
  square(index: number, double: 0 | 1): void;
  /** Overwrites all numbers. */
  clear(): void;
}

/** @throws what the browser throws when WebAssembly, or its SIMD, is missing or forbidden */
export const compile = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(decodeBase64('code', code, code.length));

/** @throws RangeError when there is no memory left */
export function createArithmetic(module: WebAssembly.Module): Arithmetic {
  const { memory, multiply, square } = new WebAssembly.Instance(module).exports as unknown as Exports;
  const words = new Uint32Array(memory.buffer);
  const addressOf = (index: number) => NUMBERS_AT + BYTES * index;

  const store = (address: number, value: bigint) => {
    const digits = value.toString(16).padStart(LIMBS * DIGITS_PER_LIMB, '0');
    for (let limb = 0, end = digits.length; limb < LIMBS; limb++, end -= DIGITS_PER_LIMB)
      words[address / 4 + limb] = Number.parseInt(digits.slice(end - DIGITS_PER_LIMB, end), 16);
  };
  store(M_AT, N + 1n);

  return {
    read(index) {
      const start = addressOf(index) / 4;
      const limbs = [...words.subarray(start, start + LIMBS)].reverse();
      return BigInt(`0x${limbs.map((limb) => limb.toString(16).padStart(DIGITS_PER_LIMB, '0')).join('')}`);
    },
    write: (index, value) => store(addressOf(index), value),
    copy: (to, from) => words.copyWithin(addressOf(to) / 4, addressOf(from) / 4, addressOf(from + 1) / 4),
    multiply: (index, by) => multiply(addressOf(index), addressOf(by)),
    square: (index, double) => square(addressOf(index), double),
    clear() {
      words.fill(0);
      store(M_AT, N + 1n);
    },
  };
}
