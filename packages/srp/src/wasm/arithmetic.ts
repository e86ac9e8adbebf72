import { decodeBase64 } from '../base64.ts';
import { N } from '../group.ts';
import { code } from './code.ts';

// Same as in power.wat.
const LIMBS = 112;
const LIMB_BITS = 28;
const DIGITS_PER_LIMB = LIMB_BITS / 4;
const BYTES = 4 * LIMBS;
const M_AT = 2064;
const NUMBERS_AT = 3072;

/** The divisor of each product. */
export const R = 1n << BigInt(LIMBS * LIMB_BITS);
/** 1 in Montgomery form. */
export const ONE = R % N;
/** Multiplying by this converts a number to Montgomery form. */
export const INTO_FORM = ONE ** 2n % N;

/** Converts a number to the module's format. */
export function limbsOf(value: bigint): Uint32Array {
  const digits = value.toString(16).padStart(LIMBS * DIGITS_PER_LIMB, '0');
  return Uint32Array.from({ length: LIMBS }, (_, limb) => {
    const end = digits.length - DIGITS_PER_LIMB * limb;
    return Number.parseInt(digits.slice(end - DIGITS_PER_LIMB, end), 16);
  });
}

const M = /* @__PURE__ */ limbsOf(N + 1n);

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly multiply: (number: number, other: number) => void;
  readonly square: (number: number, double: number) => void;
}

/**
 * The arithmetic of one computation. Its numbers are addressed by index; products are divided by R, as in Montgomery's
 * method.
 */
export interface Arithmetic {
  read(index: number): bigint;
  /** Returns the limbs of this number and those after it, for writing. */
  limbs(index: number, count: number): Uint32Array;
  write(index: number, value: bigint | Uint32Array): void;
  copy(to: number, from: number): void;
  /** Multiplies the number by another one. */
  multiply(index: number, by: number): void;
  /** Squares the number, and doubles it if `double` is 1. */
  square(index: number, double: number): void;
  /** Overwrites all numbers. */
  clear(): void;
}

/** @throws the browser's error if WebAssembly, or its SIMD, is missing or forbidden */
export const compile = async (): Promise<WebAssembly.Module> =>
  WebAssembly.compile(decodeBase64('code', code, code.length));

/** @throws RangeError if there is no memory left */
export function createArithmetic(module: WebAssembly.Module): Arithmetic {
  const { memory, multiply, square } = new WebAssembly.Instance(module).exports as unknown as Exports;
  const words = new Uint32Array(memory.buffer);
  const addressOf = (index: number) => NUMBERS_AT + BYTES * index;

  words.set(M, M_AT / 4);

  return {
    read(index) {
      const start = addressOf(index) / 4;
      const limbs = [...words.subarray(start, start + LIMBS)].reverse();
      return BigInt(`0x${limbs.map((limb) => limb.toString(16).padStart(DIGITS_PER_LIMB, '0')).join('')}`);
    },
    limbs: (index, count) => words.slice(addressOf(index) / 4, addressOf(index + count) / 4),
    write: (index, value) =>
      words.set(typeof value === 'bigint' ? limbsOf(value) : value, addressOf(index) / 4),
    copy: (to, from) => words.copyWithin(addressOf(to) / 4, addressOf(from) / 4, addressOf(from + 1) / 4),
    multiply: (index, by) => multiply(addressOf(index), addressOf(by)),
    square: (index, double) => square(addressOf(index), double),
    clear() {
      words.fill(0);
      words.set(M, M_AT / 4);
    },
  };
}
