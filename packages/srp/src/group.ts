/**
 * The group of RFC 5054 appendix A with 3072 bits, as Cognito uses it.
 * @module
 */

/** The fraction bits of pi below, plus 64 for what the divisions cut off. */
const UNIT = 1n << 3006n;

/** arctan(1 / x) in UNITs, by its Taylor series. */
function inverseTangent(x: bigint): bigint {
  let sum = 0n;
  let term = UNIT / x;
  for (let n = 1n; term !== 0n; n += 2n) {
    sum += term / n;
    term /= -x * x;
  }
  return sum;
}

/**
 * 2^3072 - 2^3008 - 1 + 2^64 * (floor(2^2942 * pi) + 1690314), as RFC 3526 section 5 defines the prime, with pi by Machin's
 * formula: it takes 2 ms, while the 768 digits, which the tests compare it with, do not compress.
 */
function prime(): bigint {
  const pi = (16n * inverseTangent(5n) - 4n * inverseTangent(239n)) >> 64n;
  return (1n << 3072n) - (1n << 3008n) - 1n + ((pi + 1690314n) << 64n);
}

/** The prime N. */
export const N = /* @__PURE__ */ prime();

/** The multiplier k = H(pad(N) | pad(2)); 2 is the generator g. */
export const K = 0x538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6n;
