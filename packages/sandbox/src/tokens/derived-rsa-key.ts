import { base64url } from 'jose';
import { bytesToHex, hmacSha256 } from '../bytes.ts';
import { PRIMES } from './primes.ts';

const EXPONENT = 65_537n;

/** The two primes of a key, and its name. */
export interface RsaPrimes {
  readonly p: bigint;
  readonly q: bigint;
}

/** Returns different pairs of published primes for these names, always the same. */
export function primesFor(seed: string, names: readonly string[]): RsaPrimes[] {
  const used = new Set<number>();
  return names.map((name) => {
    const [p, q] = [pick(`${seed} ${name} p`, used), pick(`${seed} ${name} q`, used)];
    return { p, q };
  });
}

// Returns the first free prime from the position given by the seed.
function pick(seed: string, used: Set<number>): bigint {
  const [first = 0] = hmacSha256('latchkey prime', seed);
  let index = first % PRIMES.length;
  while (used.has(index)) index = (index + 1) % PRIMES.length;
  used.add(index);
  return toBigInt(PRIMES[index] ?? '');
}

/** The members of an RSA key (RFC 7518, section 6.3). */
type RsaMembers = Readonly<Record<'n' | 'e' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi', string>>;

/** A private RSA key as a JWK. */
export function rsaKey({ p, q }: RsaPrimes): RsaMembers & { readonly kty: 'RSA' } {
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  return {
    kty: 'RSA',
    n: toText(p * q),
    e: toText(EXPONENT),
    d: toText(d),
    p: toText(p),
    q: toText(q),
    dp: toText(d % (p - 1n)),
    dq: toText(d % (q - 1n)),
    qi: toText(inverse(q, p)),
  };
}

/** Returns the modular inverse of `value` (extended Euclidean algorithm). */
function inverse(value: bigint, modulus: bigint): bigint {
  let [remainder, next, factor, nextFactor] = [modulus, value % modulus, 0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return factor < 0n ? factor + modulus : factor;
}

function toBigInt(text: string): bigint {
  return BigInt(`0x${bytesToHex(base64url.decode(text))}`);
}

function toText(value: bigint): string {
  const hex = value.toString(16);
  const even = hex.padStart(hex.length + (hex.length % 2), '0');
  return base64url.encode(Uint8Array.from(even.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));
}
